import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import type { AwsSecurityFinding, FindingHistoryRecord } from '../api/generated/securityhub';
import { useOperation } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Problem } from '../components/Problem';
import { SeverityBadge } from '../components/Severities';
import { Time } from '../components/Time';
import { useSay } from '../i18n/Messages';
import { Json } from '../components/Json';
import { workflow } from './findings';

/** One finding of Security Hub: overview, history, JSON. */
export function HubFinding({ finding, close }: { finding: AwsSecurityFinding; close: () => void }) {
  const say = useSay();
  return (
    <Modal visible size="large" header={finding.Title} onDismiss={close}>
      <Tabs
        tabs={[
          { id: 'overview', label: say('finding.overview'), content: <Overview finding={finding} /> },
          { id: 'history', label: say('finding.history'), content: <History finding={finding} /> },
          { id: 'json', label: say('finding.json'), content: <Json value={finding} /> },
        ]}
      />
    </Modal>
  );
}

function Overview({ finding }: { finding: AwsSecurityFinding }) {
  const say = useSay();
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={3}
        items={[
          { label: say('finding.severity'), value: <SeverityBadge severity={finding.Severity?.Label} /> },
          { label: say('hub.WorkflowStatus'), value: workflow(finding.Workflow?.Status, say) },
          { label: say('hub.RecordState'), value: finding.RecordState ?? '–' },
          { label: say('hub.ProductName'), value: finding.ProductName ?? finding.ProductArn },
          { label: say('finding.resource'), value: finding.Resources.map((one) => <Copy key={one.Id} text={one.Id} />) },
          { label: say('history.first'), value: <Time at={finding.FirstObservedAt ?? finding.CreatedAt} exact /> },
        ]}
      />
      <Box variant="p">{finding.Description}</Box>
      {finding.Note && <Box variant="p">{`${finding.Note.Text} (${finding.Note.UpdatedBy})`}</Box>}
    </SpaceBetween>
  );
}

function History({ finding }: { finding: AwsSecurityFinding }) {
  const say = useSay();
  const { Id, ProductArn } = finding;
  const { data, error, loading } = useOperation('securityhub', 'GetFindingHistory', {
    FindingIdentifier: { Id, ProductArn },
    MaxResults: 100,
  });
  return (
    <>
      <Problem error={error}>
        <Table<FindingHistoryRecord>
          variant="embedded"
          wrapLines
          items={data?.Records ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          ariaLabels={{ tableLabel: say('finding.history') }}
          columnDefinitions={[
            {
              id: 'when',
              header: say('history.updated'),
              isRowHeader: true,
              cell: (record) => <Time at={record.UpdateTime} exact />,
            },
            {
              id: 'what',
              header: say('history.changes'),
              cell: (record) =>
                record.Updates?.map((one) => (
                  <Box key={one.UpdatedField}>{`${one.UpdatedField}: ${one.OldValue ?? '–'} → ${one.NewValue ?? '–'}`}</Box>
                )),
            },
            { id: 'who', header: say('history.by'), cell: (record) => record.UpdateSource?.Identity ?? '–' },
          ]}
          empty={say('history.none')}
        />
      </Problem>
    </>
  );
}
