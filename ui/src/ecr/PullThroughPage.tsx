import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../api/client';
import type { PullThroughCacheRule } from '../api/generated/ecr';
import { useAllowed } from '../api/permissions';
import { useOperation } from '../api/useOperation';
import { Dialogue } from '../components/Dialogue';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { Time } from '../components/Time';
import { useSay } from '../i18n/Messages';

const ACTIONS = ['ecr:CreatePullThroughCacheRule', 'ecr:DeletePullThroughCacheRule'] as const;

/** Rules of what is fetched from other registries when it is first pulled. */
export default function PullThroughPage() {
  const say = useSay();
  const { data, error, reload } = useOperation('ecr', 'DescribePullThroughCacheRules', { maxResults: 1000 });
  const allowed = useAllowed(ACTIONS);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const close = () => {
    setAdding(false);
    setLeaving(null);
    reload();
  };
  return (
    <Page title={say('ecr.pullThrough')} description={say('pullThrough.more')}>
      <Problem error={error} retry={reload} />
      {data && (
        <Table<PullThroughCacheRule>
          items={data.pullThroughCacheRules ?? []}
          header={
            <Header
              actions={
                allowed['ecr:CreatePullThroughCacheRule'] && (
                  <Button onClick={() => setAdding(true)}>{say('pullThrough.add')}</Button>
                )
              }
            >
              {say('pullThrough.rules')}
            </Header>
          }
          ariaLabels={{ tableLabel: say('pullThrough.rules') }}
          columnDefinitions={[
            {
              id: 'prefix',
              header: say('pullThrough.prefix'),
              isRowHeader: true,
              cell: (rule) => rule.ecrRepositoryPrefix,
            },
            { id: 'upstream', header: say('pullThrough.upstream'), cell: (rule) => rule.upstreamRegistryUrl },
            { id: 'created', header: say('ecr.created'), cell: (rule) => <Time at={rule.createdAt} /> },
            {
              id: 'delete',
              header: say('table.actions'),
              cell: (rule) =>
                allowed['ecr:DeletePullThroughCacheRule'] && (
                  <Button onClick={() => setLeaving(rule.ecrRepositoryPrefix ?? null)}>{say('ecr.delete')}</Button>
                ),
            },
          ]}
          empty={<Empty title={say('pullThrough.none')} />}
        />
      )}
      {adding && <Add close={close} />}
      {leaving && (
        <Dialogue
          title={say('pullThrough.delete', { name: leaving })}
          action={say('ecr.delete')}
          close={close}
          perform={() => call('ecr', 'DeletePullThroughCacheRule', { ecrRepositoryPrefix: leaving })}
        />
      )}
    </Page>
  );
}

function Add({ close }: { close: () => void }) {
  const say = useSay();
  const [prefix, setPrefix] = useState('');
  const [url, setUrl] = useState('');
  const add = () =>
    call('ecr', 'CreatePullThroughCacheRule', { ecrRepositoryPrefix: prefix, upstreamRegistryUrl: url });
  return (
    <Dialogue
      title={say('pullThrough.add')}
      action={say('pullThrough.add')}
      ready={prefix !== '' && url !== ''}
      close={close}
      perform={add}
    >
      <SpaceBetween size="m">
        <FormField label={say('pullThrough.prefix')}>
          <Input value={prefix} onChange={({ detail }) => setPrefix(detail.value)} />
        </FormField>
        <FormField label={say('pullThrough.upstream')}>
          <Input value={url} onChange={({ detail }) => setUrl(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Dialogue>
  );
}
