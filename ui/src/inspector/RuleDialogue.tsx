import Box from '@cloudscape-design/components/box';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useCallback, useState } from 'react';
import { call } from '../api/client';
import { useAnswer } from '../api/useOperation';
import { Dialogue } from '../components/Dialogue';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';
import { criteria } from './criteria';
import type { Query } from '../url/query';
import { EXPIRES } from './expiry';
import { FindingsFilter } from './FindingsFilter';
import { GRAVEST_FIRST, page, resourceName } from './findings';

const NONE: Query = { operation: 'and', tokens: [] };

/** A new suppression rule, with what it would hide now. */
export function RuleDialogue({ close }: { close: () => void }) {
  const say = useSay();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState('');
  const [query, setQuery] = useState<Query>(NONE);
  const create = () =>
    call('inspector2', 'CreateFilter', {
      action: 'SUPPRESS',
      name,
      reason,
      filterCriteria: criteria(query),
      ...(expires ? { tags: { [EXPIRES]: expires } } : {}),
    });
  return (
    <Dialogue
      title={say('suppression.create')}
      action={say('suppression.create')}
      ready={name !== '' && reason !== '' && query.tokens.length > 0}
      close={close}
      perform={create}
    >
      <FormField label={say('suppression.name')}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={say('suppression.reason')} description={say('suppression.reasonHelp')}>
        <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
      <FormField label={say('suppression.expires')} description={say('suppression.expiresHelp')}>
        <DatePicker
          value={expires}
          placeholder="YYYY-MM-DD"
          format="iso"
          openCalendarAriaLabel={() => say('suppression.calendar')}
          onChange={({ detail }) => setExpires(detail.value)}
        />
      </FormField>
      <FindingsFilter query={query} setQuery={setQuery} />
      {query.tokens.length > 0 && <Preview query={query} />}
    </Dialogue>
  );
}

function Preview({ query }: { query: Query }) {
  const say = useSay();
  const ask = useCallback(() => page(query, GRAVEST_FIRST, 100), [query]);
  const { data, error } = useAnswer(ask);
  const count = data ? `${data.items.length}${data.nextToken ? '+' : ''}` : '…';
  return (
    <div>
      <Problem error={error} />
      <Box variant="strong">{say('suppression.preview', { count })}</Box>
      {data?.items.slice(0, 5).map((finding) => (
        <Box key={finding.findingArn}>{`${finding.title ?? ''} (${resourceName(finding)})`}</Box>
      ))}
    </div>
  );
}
