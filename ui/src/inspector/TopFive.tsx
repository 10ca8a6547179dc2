import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useCallback } from 'react';
import { useAnswer } from '../api/useOperation';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { useSay } from '../i18n/Messages';
import type { Aggregation, Group } from './aggregations';
import { groups } from './aggregations';
import { groupPath } from './AggregationTable';

/** The five groups with most critical findings: where a repair removes most. */
export function TopFive({ kind }: { kind: Exclude<Aggregation, 'vulnerability'> }) {
  const say = useSay();
  const ask = useCallback(() => groups(kind, 5), [kind]);
  const { data, error, loading, reload } = useAnswer(ask);
  return (
    <Container header={<Header variant="h2">{say(`top.${kind}`)}</Header>}>
      <Problem error={error} retry={reload}>
        <Table<Group>
          variant="embedded"
          wrapLines
          items={data?.items.slice(0, 5) ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          ariaLabels={{ tableLabel: say(`top.${kind}`) }}
          columnDefinitions={[
            {
              id: 'name',
              header: say('group.name'),
              isRowHeader: true,
              cell: (group) => <RouteLink to={groupPath(group)}>{group.name}</RouteLink>,
            },
            { id: 'critical', header: say('severity.CRITICAL'), cell: (group) => group.counts.critical ?? 0 },
            { id: 'all', header: say('group.all'), cell: (group) => group.counts.all ?? 0 },
          ]}
          empty={<Empty title={say('finding.none')} />}
        />
      </Problem>
    </Container>
  );
}
