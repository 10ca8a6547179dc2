/** Severities of both scan types, the worst first. */
export const SEVERITIES = [
  'CRITICAL',
  'HIGH',
  'MEDIUM',
  'LOW',
  'INFORMATIONAL',
  'UNTRIAGED',
  'UNDEFINED',
] as const;
export type Severity = (typeof SEVERITIES)[number];

/** As charts show them, readable on light and on dark. */
export const COLORS: Record<Severity, string> = {
  CRITICAL: '#a01010',
  HIGH: '#d93025',
  MEDIUM: '#d68910',
  LOW: '#9a7d0a',
  INFORMATIONAL: '#7f8c8d',
  UNTRIAGED: '#566573',
  UNDEFINED: '#566573',
};

/** The severities that occur, the worst first, with their counts. */
export function ordered(counts: Record<string, number> | undefined): [Severity, number][] {
  const of = counts ?? {};
  return SEVERITIES.map((name): [Severity, number] => [name, of[name] ?? 0]).filter(([, count]) => count > 0);
}

/** A number to sort by: the worst is the greatest. */
export function weight(severity: string | undefined): number {
  const at = SEVERITIES.findIndex((name) => name === severity);
  return at < 0 ? 0 : SEVERITIES.length - at;
}

export function asSeverity(word: string | undefined): Severity {
  return SEVERITIES.find((name) => name === word) ?? 'UNDEFINED';
}
