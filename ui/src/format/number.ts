import { once } from './once';

const whole = once((language) => new Intl.NumberFormat(language));

/** A number as the language writes it: "1,234". */
export function number(value: number, language: string): string {
  return whole(language).format(value);
}

/** A chance as a percentage with two digits. */
export function percent(chance: number | undefined): string {
  return chance === undefined ? '–' : `${(100 * chance).toFixed(2)} %`;
}
