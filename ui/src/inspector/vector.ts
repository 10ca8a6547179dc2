/** A CVSS vector's metrics: `AV:N/AC:L` is `[['AV', 'N'], ['AC', 'L']]`; the version at its head is left out. */
export function metrics(vector: string): [string, string][] {
  return vector.split('/').flatMap((part): [string, string][] => {
    const [name = '', value] = part.split(':');
    return name.startsWith('CVSS') || value === undefined ? [] : [[name, value]];
  });
}

/** Metric by metric, what two vectors say; absent where one does not have it. */
export function beside(base: string, adjusted: string): { metric: string; base?: string; adjusted?: string }[] {
  const [first, second] = [new Map(metrics(base)), new Map(metrics(adjusted))];
  const names = new Set([...first.keys(), ...second.keys()]);
  return [...names].map((metric) => ({ metric, base: first.get(metric), adjusted: second.get(metric) }));
}
