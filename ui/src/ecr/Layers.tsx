import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Table from '@cloudscape-design/components/table';
import { useCallback, useState } from 'react';
import { useAnswer } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { size } from '../format/size';
import { useMessages } from '../i18n/Messages';
import { layersOf, type Step } from './steps';

interface Parts {
  repository: string;
  digest: string;
}

/** The layers of an image. They are asked for when they are opened, since reading a manifest counts as a pull. */
export function Layers(parts: Parts) {
  const { say } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      variant="container"
      headerText={say('layer.title')}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && <LayersTable {...parts} />}
    </ExpandableSection>
  );
}

/** Each layer with the Dockerfile's step that made it. */
function LayersTable({ repository, digest }: Parts) {
  const { say, language } = useMessages();
  const ask = useCallback(() => layersOf(repository, digest), [repository, digest]);
  const { data, error, loading } = useAnswer(ask);
  return (
    <Problem error={error}>
      <Table<Step>
        variant="embedded"
        items={data ?? []}
        loading={loading}
        loadingText={say('table.loading')}
        wrapLines
        ariaLabels={{ tableLabel: say('layer.title') }}
        columnDefinitions={[
          { id: 'step', header: say('layer.step'), isRowHeader: true, cell: (row) => <code>{row.step || '–'}</code> },
          {
            id: 'size',
            header: say('image.size'),
            cell: (row) => (row.size === undefined ? '–' : size(row.size, language)),
          },
          {
            id: 'digest',
            header: say('image.digest'),
            cell: (row) => (row.digest ? <Copy text={row.digest} show={row.digest.slice(0, 19)} /> : '–'),
          },
        ]}
        empty={<Empty title={say('layer.none')} />}
      />
    </Problem>
  );
}
