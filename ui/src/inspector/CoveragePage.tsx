import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useCallback, useMemo } from 'react';
import type { CoveredResource } from '../api/generated/inspector2';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { ROWS } from '../components/rows';
import { Time } from '../components/Time';
import { useServerPages } from '../components/useServerPages';
import { useSay, type Say } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { IMAGES, page } from './coverage';
import { reason } from './reasons';

/** What is scanned and what is not, with the reason in words. */
export default function CoveragePage() {
  const say = useSay();
  const [type, setType] = useUrlState('type', IMAGES);
  const load = useCallback((nextToken: string | undefined) => page(type, ROWS, nextToken), [type]);
  const { data, error, loading, reload, pagination } = useServerPages(load);
  const columns = useMemo(() => columnsIn(say), [say]);
  return (
    <Page title={say('inspector.coverage')} description={say('coverage.more')}>
      <SegmentedControl
        label={say('coverage.type')}
        selectedId={type}
        onChange={({ detail }) => setType(detail.selectedId)}
        options={[
          { id: IMAGES, text: say('ecr.images') },
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
