import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo, useState } from 'react';
import { Empty } from '../components/Empty';
import { Export } from '../components/Export';
import { ROWS } from '../components/rows';
import { SeverityBadge } from '../components/Severities';
import { weight } from '../format/severity';
import { useSay, type Say } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { EXPORTED, fixedIn, matches, packagesOf, type Findings, type Row } from './findings';
import { EnhancedDetails } from './EnhancedDetails';

interface Parts {
  findings: Findings;
  /** Name of an exported file. */
  name: string;
}

/** The findings of an image: just what basic scanning knows, or what enhanced does. */
export function FindingsTable({ findings, name }: Parts) {
  const say = useSay();
  const [query, setQuery] = useUrlState('finding');
  const [shown, setShown] = useState<Row | null>(null);
  const filtered = useMemo(() => findings.rows.filter((row) => matches(row, query)), [findings, query]);
  const columns = useMemo(() => {
    const basic = basicColumns(say, findings.enhanced ? setShown : null);
    return findings.enhanced ? [...basic.slice(0, 3), ...enhancedColumns(say)] : basic;
  }, [say, findings.enhanced]);
  const { items, collectionProps, paginationProps, allPageItems } = useCollection(filtered, {
    sorting: { defaultState: { sortingColumn: SEVERITY, isDescending: true } },
    pagination: { pageSize: ROWS },
  });
  return (
    <SpaceBetween size="m">
      <Table<Row>
        {...collectionProps}
        items={items}
        columnDefinitions={columns}
        wrapLines
        header={
          <Header
            counter={`(${filtered.length})`}
            actions={<Export name={name} rows={() => [...allPageItems]} columns={EXPORTED} />}
          >
            {say('finding.list')}
          </Header>
        }
        filter={
          <TextFilter
            filteringText={query}
            filteringPlaceholder={say('finding.find')}
            filteringAriaLabel={say('finding.find')}
            countText={say('table.matches', { count: filtered.length })}
            onChange={({ detail }) => setQuery(detail.filteringText)}
          />
        }
        pagination={<Pagination {...paginationProps} />}
        ariaLabels={{ tableLabel: say('finding.list') }}
        empty={<Empty title={say(query ? 'finding.noMatch' : 'finding.none')}>{say('finding.noneMore')}</Empty>}
      />
      {shown?.enhanced && (
        <EnhancedDetails finding={shown.enhanced} close={() => setShown(null)} />
      )}
    </SpaceBetween>
  );
}

const SEVERITY = {
  sortingField: 'severity',
  sortingComparator: (a: Row, b: Row) => weight(a.severity) - weight(b.severity),
};

function basicColumns(say: Say, show: ((row: Row) => void) | null): TableProps.ColumnDefinition<Row>[] {
  return [
    {
      id: 'name',
      header: say('finding.name'),
      sortingField: 'name',
      isRowHeader: true,
      cell: (row) =>
        show ? (
          <Button variant="inline-link" onClick={() => show(row)}>
            {row.name}
          </Button>
        ) : (
          <Link external href={row.uri ?? ''} externalIconAriaLabel={say('link.external')}>
            {row.name}
          </Link>
        ),
    },
    { id: 'package', header: say('finding.package'), cell: packagesOf },
    { id: 'severity', header: say('finding.severity'), ...SEVERITY, cell: (row) => <SeverityBadge severity={row.severity} /> },
    { id: 'description', header: say('finding.description'), cell: (row) => row.description || '–' },
  ];
}

function enhancedColumns(say: Say): TableProps.ColumnDefinition<Row>[] {
  return [
    { id: 'fixed', header: say('finding.fixedIn'), cell: (row) => fixedIn(row) || say('finding.noFix') },
    { id: 'score', header: say('finding.score'), sortingField: 'score', cell: (row) => row.score ?? '–' },
    { id: 'exploit', header: say('finding.exploit'), sortingField: 'exploit', cell: (row) => yesOrNo(row.exploit, say) },
    { id: 'status', header: say('finding.status'), sortingField: 'status', cell: (row) => status(row.status, say) },
  ];
}

export function yesOrNo(word: string | undefined, say: Say): string {
  return say(word === 'YES' ? 'word.yes' : word === 'PARTIAL' ? 'word.partly' : 'word.no');
}

export function status(word: string | undefined, say: Say): string {
  switch (word) {
    case 'SUPPRESSED':
      return say('status.SUPPRESSED');
    case 'CLOSED':
      return say('status.CLOSED');
    default:
      return say('status.ACTIVE');
  }
}
