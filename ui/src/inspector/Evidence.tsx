import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Evidence as One } from '../api/generated/inspector2';
import { useOperation } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { Time } from '../components/Time';
import { useSay } from '../i18n/Messages';

/** Why it matches, and what is known of its use. */
export function Evidence({ arn }: { arn: string }) {
  const say = useSay();
  const { data, error, loading, reload } = useOperation('inspector2', 'BatchGetFindingDetails', { findingArns: [arn] });
  const detail = data?.findingDetails?.[0];
  return (
    <SpaceBetween size="l">
      <Problem error={error} retry={reload}>
        <Table<One>
          items={detail?.evidences ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          wrapLines
          header={<Header variant="h3">{say('evidence.why')}</Header>}
          ariaLabels={{ tableLabel: say('evidence.why') }}
          columnDefinitions={[
            { id: 'rule', header: say('evidence.rule'), isRowHeader: true, cell: (one) => one.evidenceRule },
            { id: 'detail', header: say('evidence.detail'), cell: (one) => one.evidenceDetail },
          ]}
          empty={say('evidence.none')}
        />
      </Problem>
      <KeyValuePairs
        columns={3}
        items={[
          { label: say('evidence.kev'), value: <Time at={detail?.cisaData?.dateAdded} exact /> },
          { label: say('evidence.due'), value: <Time at={detail?.cisaData?.dateDue} exact /> },
          { label: say('evidence.action'), value: detail?.cisaData?.action ?? '–' },
          { label: say('evidence.weaknesses'), value: detail?.cwes?.join(', ') || '–' },
          { label: say('evidence.seen'), value: <Time at={detail?.exploitObserved?.lastSeen} exact /> },
        ]}
      />
      {detail?.referenceUrls?.map((url) => (
        <div key={url}>
          <Link external href={url} externalIconAriaLabel={say('link.external')}>
            {url}
          </Link>
        </div>
      ))}
    </SpaceBetween>
  );
}
