import PropertyFilter from '@cloudscape-design/components/property-filter';
import { useMemo } from 'react';
import { useSay } from '../i18n/Messages';
import type { Query } from '../url/query';
import { PROPERTIES, WORDS } from './filters';

/** A filter of Security Hub's findings. */
export function HubFilter({ query, setQuery }: { query: Query; setQuery: (query: Query) => void }) {
  const say = useSay();
  const properties = useMemo(
    () =>
      PROPERTIES.map((key) => ({
        key,
        propertyLabel: say(`hub.${key}`),
        groupValuesLabel: say('property.values', { name: say(`hub.${key}`) }),
        operators: ['=', '!=', '^', ':'],
      })),
    [say],
  );
  const options = Object.entries(WORDS).flatMap(([propertyKey, words]) =>
    words.map((value) => ({ propertyKey, value })),
  );
  return (
    <PropertyFilter
      query={query}
      hideOperations
      filteringProperties={properties}
      filteringOptions={options}
      filteringPlaceholder={say('finding.filter')}
      filteringAriaLabel={say('finding.filter')}
      onChange={({ detail }) => setQuery({ operation: 'and', tokens: detail.tokens })}
    />
  );
}
