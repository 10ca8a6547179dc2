import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useCallback } from 'react';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { ROWS } from '../components/rows';
import { SeverityBar } from '../components/Severities';
import { useServerPages } from '../components/useServerPages';
import { useSay } from '../i18n/Messages';
import { bySeverity, groups, type Aggregation, type Group } from './aggregations';
import { written } from '../url/query';

/** Where the findings of a group are. */
export function groupPath(group: Group): string {
  return `/inspector/findings?filter=${encodeURIComponent(written(group.query))}`;
}

/** Groups of findings, those with most critical ones first. */
export function AggregationTable({ kind }: { kind: Aggregation }) {
  const say = useSay();
  const load = useCallback((token: string | undefined) => groups(kind, ROWS, token), [kind]);
  const { data, error, loading, reload, pagination } = useServerPages(load);
  return (
    <>
      <Problem error={error} retry={reload}>
        <Table<Group>
          items={data?.items ?? []}
          loading={loading && !data}
          loadingText={say('table.loading')}
          wrapLines
          header={<Header>{say(`view.${kind}`)}</Header>}
          ariaLabels={{ tableLabel: say(`view.${kind}`) }}
          columnDefinitions={[
            {
              id: 'name',
              header: say('group.name'),
              isRowHeader: true,
              cell: (group) => <RouteLink to={groupPath(group)}>{group.name}</RouteLink>,
            },
            {
              id: 'counts',
              header: say('finding.severity'),
              cell: (group) => <SeverityBar counts={bySeverity(group.counts)} />,
            },
            { id: 'all', header: say('group.all'), cell: (group) => group.counts.all ?? 0 },
            ...(kind === 'repository'
              ? [{ id: 'images', header: say('group.images'), cell: (group: Group) => group.affectedImages ?? '–' }]
              : []),
          ]}
          pagination={<Pagination {...pagination} />}
          empty={<Empty title={say('finding.none')}>{say('inspector.noneMore')}</Empty>}
        />
      </Problem>
    </>
  );
}
