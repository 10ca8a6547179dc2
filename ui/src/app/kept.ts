// What a browser remembers of its user's choices.

import { useCallback, useState } from 'react';

/** A word that stays over visits, one of those listed; the first if nothing was chosen. */
export function useKept<T extends string>(name: string, words: readonly [T, ...T[]]): [T, (word: T) => void] {
  const [word, setWord] = useState(() => words.find((one) => one === read(name)) ?? words[0]);
  const keep = useCallback(
    (next: T) => {
      setWord(next);
      write(name, next);
    },
    [name],
  );
  return [word, keep];
}

// Browsers may refuse their storage; then a choice lasts as long as the page.
function read(name: string): string | null {
  try {
    return localStorage.getItem(`tidewaiter.${name}`);
  } catch {
    return null;
  }
}

function write(name: string, word: string): void {
  try {
    localStorage.setItem(`tidewaiter.${name}`, word);
  } catch {
    return;
  }
}
