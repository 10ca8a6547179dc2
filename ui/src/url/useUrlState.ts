import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** A text that is kept in the page's address, so that it can be sent to others and survives a reload. */
export function useUrlState(name: string, otherwise = ''): [string, (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === otherwise) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [name, otherwise, setParameters],
  );
  return [parameters.get(name) ?? otherwise, set];
}
