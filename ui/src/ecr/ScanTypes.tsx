import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useSay } from '../i18n/Messages';
import type { Key } from '../i18n/languages';

const ROWS = ['finds', 'when', 'shows', 'cost'] as const;

/** What the two types of scanning find, when, where it shows, and what it costs. */
export function ScanTypes() {
  const say = useSay();
  return (
    <Table<(typeof ROWS)[number]>
      wrapLines
      header={<Header variant="h2">{say('scanning.compare')}</Header>}
      ariaLabels={{ tableLabel: say('scanning.compare') }}
      items={[...ROWS]}
      columnDefinitions={[
        { id: 'row', header: say('compare.question'), isRowHeader: true, cell: (row) => say(`compare.${row}`) },
        { id: 'basic', header: say('scanning.basic'), cell: (row) => say(`compare.basic.${row}` satisfies Key) },
        { id: 'enhanced', header: say('scanning.enhanced'), cell: (row) => say(`compare.enhanced.${row}` satisfies Key) },
      ]}
    />
  );
}
