import { useCallback, useState } from 'react';
import { keep, kept } from './kept';

/** A word that stays over visits, one of those listed; the first if nothing was chosen. */
export function useKept<T extends string>(name: string, words: readonly [T, ...T[]]): [T, (word: T) => void] {
  const [word, setWord] = useState(() => kept(name, words));
  const choose = useCallback(
    (next: T) => {
      setWord(next);
      keep(name, next);
    },
    [name],
  );
  return [word, choose];
}
