import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useCallback, useMemo } from 'react';
import { useChanges } from '../api/changes';
import { everything } from '../api/everything';
import type { Finding } from '../api/generated/inspector2';
import { Empty } from '../components/Empty';
import { Export } from '../components/Export';
import { Problem } from '../components/Problem';
import { ROWS } from '../components/rows';
import { SeverityBadge } from '../components/Severities';
import { Time } from '../components/Time';
import { useServerPages } from '../components/useServerPages';
import { status, yesOrNo } from '../ecr/FindingsTable';
import type { Cell } from '../format/csv';
import { percent } from '../format/number';
import { useSay, type Say } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { GRAVEST_FIRST, page, resourceName } from './findings';
import type { Query } from '../url/query';
import { FindingsFilter } from './FindingsFilter';

interface Parts {
  query: Query;
  setQuery: (query: Query) => void;
  /** Shows one finding, by its ARN. */
  show: (arn: string) => void;
}

type Column = TableProps.ColumnDefinition<Finding>;

/** All findings that a filter leaves; the server pages, filters and sorts. */
export function FindingsTable({ query, setQuery, show }: Parts) {
  const say = useSay();
  const [sort, setSort] = useUrlState('sort', GRAVEST_FIRST);
  const load = useCallback((token: string | undefined) => page(query, sort, ROWS, token), [query, sort]);
  const { data, error, loading, reload, pagination } = useServerPages(load);
  useChanges(reload);
  const columns = useMemo(() => columnsIn(say, show), [say, show]);
  const all = () =>
    everything(async (token) => {
      const { items, nextToken } = await page(query, sort, 100, token);
      return { items, nextToken };
    });
  return (
    <>
      <Problem error={error} retry={reload}>
        <Table<Finding>
          items={data?.items ?? []}
          loading={loading && !data}
          loadingText={say('table.loading')}
          wrapLines
          columnDefinitions={columns}
          sortingColumn={columns.find((column) => column.sortingField === sort.slice(0, -1))}
          sortingDescending={sort.endsWith('-')}
          onSortingChange={({ detail }) =>
            setSort(`${detail.sortingColumn.sortingField ?? 'SEVERITY'}${detail.isDescending ? '-' : '+'}`)
          }
          header={
            <Header actions={<Export name="findings" rows={all} columns={EXPORTED} />}>{say('finding.list')}</Header>
          }
          ariaLabels={{ tableLabel: say('finding.list') }}
          filter={<FindingsFilter query={query} setQuery={setQuery} />}
          pagination={<Pagination {...pagination} />}
          empty={<Empty title={say('finding.none')}>{say('inspector.noneMore')}</Empty>}
        />
      </Problem>
    </>
  );
}

function columnsIn(say: Say, show: (arn: string) => void): Column[] {
  return [
    {
      id: 'severity',
      header: say('finding.severity'),
      sortingField: 'SEVERITY',
      cell: (one) => <SeverityBadge severity={one.severity} />,
    },
    {
      id: 'title',
      header: say('finding.title'),
      sortingField: 'VULNERABILITY_ID',
      isRowHeader: true,
      cell: (one) => (
        <Button variant="inline-link" onClick={() => show(one.findingArn)}>
          {one.title ?? one.findingArn}
        </Button>
      ),
    },
    {
      id: 'resource',
      header: say('finding.resource'),
      sortingField: 'ECR_IMAGE_REPOSITORY_NAME',
      cell: resourceName,
    },
    {
      id: 'age',
      header: say('finding.age'),
      sortingField: 'FIRST_OBSERVED_AT',
      cell: (one) => <Time at={one.firstObservedAt} />,
    },
    { id: 'status', header: say('finding.status'), sortingField: 'FINDING_STATUS', cell: (one) => status(one.status, say) },
    { id: 'epss', header: say('finding.epss'), sortingField: 'EPSS_SCORE', cell: (one) => percent(one.epss?.score) },
    { id: 'fix', header: say('finding.fix'), cell: (one) => yesOrNo(one.fixAvailable, say) },
    { id: 'exploit', header: say('finding.exploit'), cell: (one) => yesOrNo(one.exploitAvailable, say) },
  ];
}

const EXPORTED: Record<string, (row: Finding) => Cell> = {
  severity: (one) => one.severity,
  vulnerability: (one) => one.packageVulnerabilityDetails?.vulnerabilityId,
  title: (one) => one.title,
  resource: resourceName,
  status: (one) => one.status,
  inspectorScore: (one) => one.inspectorScore,
  epss: (one) => one.epss?.score,
  fixAvailable: (one) => one.fixAvailable,
  exploitAvailable: (one) => one.exploitAvailable,
  packages: (one) => one.packageVulnerabilityDetails?.vulnerablePackages?.map((each) => each.name).join(' '),
  firstObservedAt: (one) => new Date(one.firstObservedAt * 1000).toISOString(),
  findingArn: (one) => one.findingArn,
};
