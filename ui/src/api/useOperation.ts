import { useCallback, useEffect, useState } from 'react';
import { call, type ApiError, type Input, type OperationOf, type Output, type Service } from './client';

/** What became of a question to the server. */
export interface Answer<T> {
  data: T | null;
  error: ApiError | null;
  loading: boolean;
  reload: () => void;
}

/** Asks an operation, and again when its input changes. Without an input it is not asked. */
export function useOperation<S extends Service, O extends OperationOf<S>>(
  service: S,
  operation: O,
  input: Input<S, O> | null,
): Answer<Output<S, O>> {
  const written = JSON.stringify(input);
  const ask = useCallback(
    () => call(service, operation, JSON.parse(written) as Input<S, O>),
    [service, operation, written],
  );
  return useAnswer(ask, input !== null);
}

interface Kept<T> {
  of: () => Promise<T>;
  turn: number;
  data: T | null;
  error: ApiError | null;
}

/** Asks whatever `ask` does, and again when it is another function. What was there stays until the answer comes. */
export function useAnswer<T>(ask: () => Promise<T>, wanted = true): Answer<T> {
  const [turn, setTurn] = useState(0);
  const [kept, setKept] = useState<Kept<T> | null>(null);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    let current = true;
    const keep = (data: T | null, error: ApiError | null) => {
      if (current) {
        setKept({ of: ask, turn, data, error });
      }
    };
    if (wanted) {
      ask().then(
        (data) => keep(data, null),
        (error: ApiError) => keep(null, error),
      );
    }
    return () => {
      current = false;
    };
  }, [ask, turn, wanted]);
  const same = kept?.of === ask;
  return {
    data: same ? kept.data : null,
    error: same ? kept.error : null,
    loading: wanted && (!same || kept.turn !== turn),
    reload,
  };
}
