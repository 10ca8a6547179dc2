import { useCallback, useMemo } from 'react';
import { read, written, type Query } from './query';
import { useUrlState } from './useUrlState';

/** The query of a property filter, which the address holds; `otherwise` (which must not change) if it says nothing. */
export function useQuery(otherwise: Query): [Query, (query: Query) => void] {
  const [text, setText] = useUrlState('filter', written(otherwise));
  const query = useMemo(() => read(text, otherwise), [text, otherwise]);
  const setQuery = useCallback((next: Query) => setText(written(next)), [setText]);
  return [query, setQuery];
}
