import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useSearchParams } from 'react-router';
import { useSay } from '../i18n/Messages';
import { Page } from '../components/Page';
import { written } from '../url/query';
import { useQuery } from '../url/useQuery';
import { useUrlState } from '../url/useUrlState';
import { GROUPS, OPEN } from './filters';
import { GroupTable } from './GroupTable';
import { HubFilter } from './HubFilter';
import { HubTable } from './HubTable';

/** All findings, filtered, as a list or in groups. */
export default function FindingsPage() {
  const say = useSay();
  const [query, setQuery] = useQuery(OPEN);
  const [by, setBy] = useUrlState('by');
  const [, setAddress] = useSearchParams();
  const groupBy = GROUPS.find((one) => one === by);
  // Both in one step: of two, the second would know nothing of the first.
  const showGroup = (propertyKey: string, value: string) => {
    const tokens = [...query.tokens, { propertyKey, operator: '=', value }];
    setAddress({ filter: written({ operation: 'and', tokens }) }, { replace: true });
  };
  const options = [
    { value: '', label: say('hub.noGroup') },
    ...GROUPS.map((value) => ({ value: value as string, label: say(`hub.${value}`) })),
  ];
  return (
    <Page title={say('hub.findings')} description={say('hub.findingsMore')}>
      <HubFilter query={query} setQuery={setQuery} />
      <FormField label={say('hub.groupBy')}>
        <Select
          options={options}
          selectedOption={options.find((one) => one.value === by) ?? null}
          onChange={({ detail }) => setBy(detail.selectedOption.value ?? '')}
        />
      </FormField>
      {groupBy ? (
        <GroupTable
          query={query}
          by={groupBy}
          show={(value) => showGroup(groupBy, value)}
        />
      ) : (
        <HubTable query={query} />
      )}
    </Page>
  );
}
