export type Cell = string | number | undefined;

/** Rows as RFC 4180 has them, with a line of names first. */
export function csv<T>(rows: readonly T[], columns: Record<string, (row: T) => Cell>): string {
  const names = Object.keys(columns);
  const lines = rows.map((row) => names.map((name) => columns[name]?.(row)));
  return [names, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  const text = safe(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Texts come from images: what a spreadsheet would take for a formula is marked as text. */
function safe(value: Cell): string {
  if (typeof value === 'number') {
    return String(value);
  }
  return value !== undefined && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? '');
}
