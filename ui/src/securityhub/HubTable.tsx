import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useCallback, useMemo, useState } from 'react';
import type { AwsSecurityFinding } from '../api/generated/securityhub';
import { useAllowed } from '../api/permissions';
import { Empty } from '../components/Empty';
import { Export } from '../components/Export';
import { Problem } from '../components/Problem';
import { ROWS } from '../components/rows';
import { SeverityBadge } from '../components/Severities';
import { Time } from '../components/Time';
import { useServerPages } from '../components/useServerPages';
import type { Cell } from '../format/csv';
import { useSay, type Say } from '../i18n/Messages';
import type { Query } from '../url/query';
import { all, page, resourceName, workflow } from './findings';
import { HubFinding } from './HubFinding';
import { WorkflowDialogue } from './WorkflowDialogue';

/** Findings page by page, with changes of many at once. */
export function HubTable({ query }: { query: Query }) {
  const say = useSay();
  const load = useCallback((token: string | undefined) => page(query, ROWS, token), [query]);
  const { data, error, loading, reload, pagination } = useServerPages(load);
  const allowed = useAllowed(['securityhub:BatchUpdateFindings'])['securityhub:BatchUpdateFindings'];
  const [selected, setSelected] = useState<AwsSecurityFinding[]>([]);
  const [settling, setSettling] = useState(false);
  const [shown, setShown] = useState<AwsSecurityFinding | null>(null);
  const columns = useMemo(() => columnsIn(say, setShown), [say]);
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <Export name="findings" rows={() => all(query)} columns={EXPORTED} />
      {allowed && (
        <Button disabled={selected.length === 0} onClick={() => setSettling(true)}>
          {say('workflow.change')}
        </Button>
      )}
    </SpaceBetween>
  );
  return (
    <>
      <Problem error={error} retry={reload}>
        <Table<AwsSecurityFinding>
          items={data?.items ?? []}
          loading={loading && !data}
          loadingText={say('table.loading')}
          wrapLines
          trackBy="Id"
          selectionType="multi"
          selectedItems={selected}
          onSelectionChange={({ detail }) => setSelected(detail.selectedItems)}
          columnDefinitions={columns}
          header={<Header actions={actions}>{say('finding.list')}</Header>}
          ariaLabels={{
            tableLabel: say('finding.list'),
            selectionGroupLabel: say('table.choose'),
            allItemsSelectionLabel: () => say('table.chooseAll'),
            itemSelectionLabel: (_, finding) => finding.Title,
          }}
          pagination={<Pagination {...pagination} />}
          empty={<Empty title={say('finding.none')}>{say('hub.noneMore')}</Empty>}
        />
      </Problem>
      {shown && <HubFinding finding={shown} close={() => setShown(null)} />}
      {settling && (
        <WorkflowDialogue
          findings={selected}
          close={() => {
            setSettling(false);
            setSelected([]);
            reload();
          }}
        />
      )}
    </>
  );
}

function columnsIn(
  say: Say,
  show: (finding: AwsSecurityFinding) => void,
): TableProps.ColumnDefinition<AwsSecurityFinding>[] {
  return [
    {
      id: 'severity',
      header: say('finding.severity'),
      cell: (one) => <SeverityBadge severity={one.Severity?.Label} />,
    },
    {
      id: 'title',
      header: say('finding.title'),
      isRowHeader: true,
      minWidth: 260,
      cell: (one) => (
        <Button variant="inline-link" onClick={() => show(one)}>
          {one.Title}
        </Button>
      ),
    },
    { id: 'workflow', header: say('hub.WorkflowStatus'), cell: (one) => workflow(one.Workflow?.Status, say) },
    { id: 'product', header: say('hub.ProductName'), cell: (one) => one.ProductName ?? '–' },
    { id: 'resource', header: say('finding.resource'), cell: resourceName },
    { id: 'updated', header: say('history.updated'), cell: (one) => <Time at={one.UpdatedAt} /> },
  ];
}

const EXPORTED: Record<string, (row: AwsSecurityFinding) => Cell> = {
  severity: (one) => one.Severity?.Label,
  title: (one) => one.Title,
  workflow: (one) => one.Workflow?.Status,
  product: (one) => one.ProductName,
  resource: (one) => one.Resources[0]?.Id,
  updatedAt: (one) => one.UpdatedAt,
  id: (one) => one.Id,
};
