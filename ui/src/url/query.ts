// The queries of property filters as a page's address has them.

import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter';

export type Query = PropertyFilterProps.Query;
type Written = [string | null, string, string][];

export function written(query: Query): string {
  const tokens = query.tokens.map(({ propertyKey, operator, value }) => [propertyKey ?? null, operator, value]);
  return JSON.stringify(tokens);
}

/** Reads what [`written`] wrote; what cannot be read is the other query. */
export function read(text: string, otherwise: Query): Query {
  try {
    const tokens = (JSON.parse(text) as Written).map(([key, operator, value]) => ({
      propertyKey: key ?? undefined,
      operator: String(operator),
      value: String(value),
    }));
    return { operation: 'and', tokens };
  } catch {
    return otherwise;
  }
}
