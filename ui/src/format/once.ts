/** Makes a formatter once for each language: making one takes as long as hundreds of uses. */
export function once<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) {
      return known;
    }
    const formatter = make(language);
    made.set(language, formatter);
    return formatter;
  };
}
