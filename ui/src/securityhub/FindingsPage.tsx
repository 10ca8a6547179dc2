import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useSay } from '../i18n/Messages';
import { Page } from '../components/Page';
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
  const groupBy = GROUPS.find((one) => one === by);
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
          show={(value) => {
            setBy('');
            const token = { propertyKey: groupBy, operator: '=', value };
            setQuery({ operation: 'and', tokens: [...query.tokens, token] });
          }}
        />
      ) : (
        <HubTable query={query} />
      )}
    </Page>
  );
}
