import { once } from './once';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map((unit, at) =>
  once((language) => {
    const maximumFractionDigits = at === 0 ? 0 : 1;
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits });
  }),
);

/** Bytes in the largest decimal unit that leaves a whole number before the point: "12.3 MB". */
export function size(bytes: number, language: string): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return UNITS[unit]?.(language).format(value) ?? String(bytes);
}
