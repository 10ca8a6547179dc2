import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { ReplicationRule } from '../api/generated/ecr';
import { useOperation } from '../api/useOperation';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';

/** Where images are copied to. */
export default function ReplicationPage() {
  const say = useSay();
  const { data, error, reload } = useOperation('ecr', 'DescribeRegistry', {});
  return (
    <Page title={say('ecr.replication')} description={say('replication.more')}>
      <Problem error={error} retry={reload} />
      {data && (
        <Table<ReplicationRule>
          items={data.replicationConfiguration?.rules ?? []}
          header={<Header>{say('replication.rules')}</Header>}
          ariaLabels={{ tableLabel: say('replication.rules') }}
          columnDefinitions={[
            {
              id: 'to',
              header: say('replication.to'),
              isRowHeader: true,
              cell: (rule) =>
                rule.destinations.map((one) => (
                  <Box key={one.region + one.registryId}>{`${one.registryId} · ${one.region}`}</Box>
                )),
            },
            {
              id: 'filters',
              header: say('replication.filters'),
              cell: (rule) => rule.repositoryFilters?.map((one) => one.filter).join(', ') || say('replication.all'),
            },
          ]}
          empty={<Empty title={say('replication.none')} />}
        />
      )}
    </Page>
  );
}
