import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import { call } from '../api/client';
import type { Filter } from '../api/generated/inspector2';
import { useAllowed } from '../api/permissions';
import { useOperation } from '../api/useOperation';
import { Dialogue } from '../components/Dialogue';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { Time } from '../components/Time';
import { useSay, type Say } from '../i18n/Messages';
import { words } from './criteria';
import { EXPIRES, expiresSoon } from './expiry';
import { RuleDialogue } from './RuleDialogue';

const ACTIONS = ['inspector2:CreateFilter', 'inspector2:DeleteFilter'] as const;

/** Suppression rules: what is hidden, why, and until when. */
export default function SuppressionPage() {
  const say = useSay();
  const { data, error, loading, reload } = useOperation('inspector2', 'ListFilters', {
    action: 'SUPPRESS',
    maxResults: 100,
  });
  const allowed = useAllowed(ACTIONS);
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Filter | null>(null);
  const remove = allowed['inspector2:DeleteFilter'] ? setLeaving : null;
  const columns = useMemo(() => columnsIn(say, remove), [say, remove]);
  const close = () => {
    setCreating(false);
    setLeaving(null);
    reload();
  };
  return (
    <Page
      title={say('inspector.suppression')}
      description={say('suppression.more')}
      actions={
        allowed['inspector2:CreateFilter'] && (
          <Button variant="primary" onClick={() => setCreating(true)}>
            {say('suppression.create')}
          </Button>
        )
      }
    >
      <Problem error={error} retry={reload}>
        <Table<Filter>
          items={data?.filters ?? []}
          loading={loading && !data}
          loadingText={say('table.loading')}
          wrapLines
          header={<Header>{say('suppression.rules')}</Header>}
          ariaLabels={{ tableLabel: say('suppression.rules') }}
          columnDefinitions={columns}
          empty={<Empty title={say('suppression.none')}>{say('suppression.noneMore')}</Empty>}
        />
      </Problem>
      {creating && <RuleDialogue close={close} />}
      {leaving && (
        <Dialogue
          title={say('suppression.deleteTitle', { name: leaving.name })}
          action={say('ecr.delete')}
          warning={say('suppression.deleteWarning')}
          close={close}
          perform={() => call('inspector2', 'DeleteFilter', { arn: leaving.arn })}
        />
      )}
    </Page>
  );
}

function columnsIn(say: Say, remove: ((rule: Filter) => void) | null): TableProps.ColumnDefinition<Filter>[] {
  return [
    { id: 'name', header: say('suppression.name'), isRowHeader: true, minWidth: 160, cell: (rule) => rule.name },
    { id: 'reason', header: say('suppression.reason'), cell: (rule) => rule.reason ?? rule.description ?? '–' },
    {
      id: 'criteria',
      header: say('suppression.criteria'),
      cell: (rule) => words(rule.criteria).map(([key, text]) => (
          <div key={`${key} ${text}`}>{key ? `${say(`property.${key}`)} ${text}` : text}</div>
        )),
    },
    {
      id: 'expires',
      header: say('suppression.expires'),
      cell: (rule) => (
        <>
          <Time at={rule.tags?.[EXPIRES]} />
          {expiresSoon(rule.tags?.[EXPIRES], new Date()) && <Badge color="red">{say('suppression.soon')}</Badge>}
        </>
      ),
    },
    { id: 'created', header: say('ecr.created'), cell: (rule) => <Time at={rule.createdAt} /> },
    {
      id: 'actions',
      minWidth: 140,
      header: say('table.actions'),
      cell: (rule) => remove && <Button onClick={() => remove(rule)}>{say('ecr.delete')}</Button>,
    },
  ];
}
