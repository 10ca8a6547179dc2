import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { call } from '../api/client';
import { Dialogue } from '../components/Dialogue';
import { useSay } from '../i18n/Messages';
import { filters, GROUPS, OPEN, type GroupBy } from './filters';
import { HubFilter } from './HubFilter';

/** A new insight. */
export function InsightDialogue({ close }: { close: () => void }) {
  const say = useSay();
  const [name, setName] = useState('');
  const [by, setBy] = useState<GroupBy>('ResourceId');
  const [query, setQuery] = useState(OPEN);
  const options = GROUPS.map((value) => ({ value, label: say(`hub.${value}`) }));
  const create = () =>
    call('securityhub', 'CreateInsight', { Name: name, Filters: filters(query), GroupByAttribute: by });
  return (
    <Dialogue
      title={say('insight.create')}
      action={say('insight.create')}
      ready={name !== ''}
      close={close}
      perform={create}
    >
      <FormField label={say('insight.name')}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={say('hub.groupBy')}>
        <Select
          options={options}
          selectedOption={options.find((one) => one.value === by) ?? null}
          onChange={({ detail }) => setBy(GROUPS.find((one) => one === detail.selectedOption.value) ?? by)}
        />
      </FormField>
      <HubFilter query={query} setQuery={setQuery} />
    </Dialogue>
  );
}
