import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useCallback, useMemo } from 'react';
import { call } from '../api/client';
import type { CoveredResource } from '../api/generated/inspector2';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { Time } from '../components/Time';
import { useServerPages } from '../components/useServerPages';
import { useSay, type Say } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { reason } from './reasons';

/** What is scanned and what is not, with the reason in words. */
export default function CoveragePage() {
  const say = useSay();
  const [type, setType] = useUrlState('type', 'AWS_ECR_CONTAINER_IMAGE');
  const load = useCallback((nextToken: string | undefined) => page(type, nextToken), [type]);
  const { data, error, loading, reload, pagination } = useServerPages(load);
  const columns = useMemo(() => columnsIn(say), [say]);
  return (
    <Page title={say('inspector.coverage')} description={say('coverage.more')}>
      <SegmentedControl
        label={say('coverage.type')}
        selectedId={type}
        onChange={({ detail }) => setType(detail.selectedId)}
        options={[
          { id: 'AWS_ECR_CONTAINER_IMAGE', text: say('ecr.images') },
          { id: 'AWS_ECR_REPOSITORY', text: say('ecr.repositories') },
        ]}
      />
      <Problem error={error} retry={reload}>
        <Table<CoveredResource>
          items={data?.items ?? []}
          loading={loading && !data}
          loadingText={say('table.loading')}
          wrapLines
          columnDefinitions={columns}
          header={<Header>{say('inspector.coverage')}</Header>}
          ariaLabels={{ tableLabel: say('inspector.coverage') }}
          pagination={<Pagination {...pagination} />}
          empty={<Empty title={say('coverage.none')}>{say('coverage.noneMore')}</Empty>}
        />
      </Problem>
    </Page>
  );
}

async function page(type: string, nextToken: string | undefined) {
  const filterCriteria = { resourceType: [{ comparison: 'EQUALS' as const, value: type }] };
  const answer = await call('inspector2', 'ListCoverage', { filterCriteria, maxResults: 100, nextToken });
  return { items: answer.coveredResources ?? [], nextToken: answer.nextToken };
}

/** The last part of an ARN is how people call a resource. */
export function shortName(one: CoveredResource): string {
  const tags = one.resourceMetadata?.ecrImage?.tags?.join(', ');
  const path = one.resourceId.split(':repository/').at(-1) ?? one.resourceId;
  return tags ? `${path.split('/sha256:')[0] ?? path}:${tags}` : path;
}

function columnsIn(say: Say): TableProps.ColumnDefinition<CoveredResource>[] {
  return [
    { id: 'resource', header: say('finding.resource'), isRowHeader: true, cell: shortName },
    {
      id: 'status',
      header: say('finding.status'),
      cell: (one) => {
        const active = one.scanStatus?.statusCode === 'ACTIVE';
        return (
          <StatusIndicator type={active ? 'success' : 'stopped'}>
            {say(active ? 'coverage.ACTIVE' : 'coverage.INACTIVE')}
          </StatusIndicator>
        );
      },
    },
    { id: 'reason', header: say('coverage.reason'), cell: (one) => reason(one.scanStatus?.reason, say) },
    { id: 'scanned', header: say('coverage.lastScanned'), cell: (one) => <Time at={one.lastScannedAt} /> },
    {
      id: 'pulled',
      header: say('image.pulled'),
      cell: (one) => <Time at={one.resourceMetadata?.ecrImage?.imagePulledAt} />,
    },
  ];
}
