import { once } from './once';

const relative = once((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const exact = once((language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }));

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago, in the largest unit that counts at least one: "3 days ago". */
export function ago(instant: Date, now: Date, language: string): string {
  const seconds = (instant.getTime() - now.getTime()) / 1000;
  const words = relative(language);
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) {
      return words.format(Math.trunc(seconds / size), unit);
    }
  }
  return words.format(Math.trunc(seconds), 'second');
}

/** Date and time to the second, with the reader's zone. */
export function exactly(instant: Date, language: string): string {
  return exact(language).format(instant);
}
