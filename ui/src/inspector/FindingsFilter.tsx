import PropertyFilter from '@cloudscape-design/components/property-filter';
import { useMemo } from 'react';
import { useSay } from '../i18n/Messages';
import { OPERATORS, PROPERTIES, WORDS, isGood, type Property } from './criteria';
import type { Query } from '../url/query';

interface Parts {
  query: Query;
  setQuery: (query: Query) => void;
  countText?: string;
}

/** A filter by all properties that the API filters findings by. */
export function FindingsFilter({ query, setQuery, countText }: Parts) {
  const say = useSay();
  const properties = useMemo(
    () =>
      (Object.keys(PROPERTIES) as Property[]).map((key) => ({
        key,
        propertyLabel: say(`property.${key}`),
        groupValuesLabel: say('property.values', { name: say(`property.${key}`) }),
        operators: OPERATORS[PROPERTIES[key]],
      })),
    [say],
  );
  const options = useMemo(
    () =>
      Object.entries(WORDS).flatMap(([propertyKey, words]) => words.map((value) => ({ propertyKey, value }))),
    [],
  );
  return (
    <PropertyFilter
      query={query}
      hideOperations
      filteringProperties={properties}
      filteringOptions={options}
      filteringPlaceholder={say('finding.filter')}
      filteringAriaLabel={say('finding.filter')}
      countText={countText}
      onChange={({ detail }) => {
        const tokens = detail.tokens.filter((token) => isGood(token.propertyKey, String(token.value)));
        setQuery({ operation: 'and', tokens });
      }}
    />
  );
}
