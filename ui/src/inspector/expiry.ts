/** The tag of a suppression rule that says until when it holds, as a date. The API itself has no member for it. */
export const EXPIRES = 'tidewaiter:expires';

const SOON_DAYS = 14;

/** Whether a rule ends within two weeks, or has ended. */
export function expiresSoon(date: string | undefined, now: Date): boolean {
  return date !== undefined && Date.parse(date) - now.getTime() < SOON_DAYS * 86_400_000;
}
