import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useCallback } from 'react';
import { useAnswer } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { size } from '../format/size';
import { useMessages } from '../i18n/Messages';
import { layersOf, type Step } from './steps';

/** The layers of an image, each with the Dockerfile's step that made it. */
export function Layers({ repository, digest }: { repository: string; digest: string }) {
  const { say, language } = useMessages();
  const ask = useCallback(() => layersOf(repository, digest), [repository, digest]);
  const { data, error, loading } = useAnswer(ask);
  return (
    <>
      <Problem error={error} />
      <Table<Step>
        items={data ?? []}
        loading={loading}
        loadingText={say('table.loading')}
        wrapLines
        header={<Header variant="h2">{say('layer.title')}</Header>}
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
    </>
  );
}
