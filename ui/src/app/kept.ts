// What a browser remembers of its user's choices.

/** What was chosen, one of the words listed; the first if nothing was. */
export function kept<T extends string>(name: string, words: readonly [T, ...T[]]): T {
  return words.find((one) => one === read(name)) ?? words[0];
}

// Browsers may refuse their storage; then a choice lasts as long as the page.
function read(name: string): string | null {
  try {
    return localStorage.getItem(`tidewaiter.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, word: string): void {
  try {
    localStorage.setItem(`tidewaiter.${name}`, word);
  } catch {
    return;
  }
}
