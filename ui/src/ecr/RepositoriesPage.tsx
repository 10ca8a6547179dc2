import { useCollection } from '@cloudscape-design/collection-hooks';
import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useCallback, useMemo, useState } from 'react';
import { useChanges } from '../api/changes';
import { useAllowed } from '../api/permissions';
import { useAnswer } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { ROWS } from '../components/rows';
import { Time } from '../components/Time';
import { useSay, type Say } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { RepositoryDialogues, type Dialogue } from './RepositoryDialogues';
import { repositoryPath } from './paths';
import { repositories, type Listed } from './repositories';

const ACTIONS = ['ecr:CreateRepository', 'ecr:DeleteRepository', 'ecr:PutImageTagMutability'] as const;

/** All repositories of the registry. */
export default function RepositoriesPage() {
  const say = useSay();
  const load = useCallback(() => repositories(), []);
  const { data, error, loading, reload } = useAnswer(load);
  useChanges(reload);
  const allowed = useAllowed(ACTIONS);
  const [dialogue, setDialogue] = useState<Dialogue>(null);
  const [query, setQuery] = useUrlState('q');
  const columns = useMemo(() => columnsIn(say), [say]);
  const { items, collectionProps, paginationProps, filteredItemsCount } = useCollection(
    useFiltered(data ?? [], query),
    {
      sorting: { defaultState: { sortingColumn: { sortingField: 'repositoryName' } } },
      pagination: { pageSize: ROWS },
      selection: { keepSelection: true, trackBy: 'repositoryName' },
    },
  );
  const chosen = collectionProps.selectedItems?.[0];
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      {chosen && <Button onClick={() => setDialogue({ kind: 'push', repository: chosen })}>{say('push.title')}</Button>}
      {chosen && allowed['ecr:PutImageTagMutability'] && (
        <Button onClick={() => setDialogue({ kind: 'edit', repository: chosen })}>{say('ecr.edit')}</Button>
      )}
      {chosen && allowed['ecr:DeleteRepository'] && (
        <Button onClick={() => setDialogue({ kind: 'delete', repository: chosen })}>{say('ecr.delete')}</Button>
      )}
      {allowed['ecr:CreateRepository'] && (
        <Button variant="primary" onClick={() => setDialogue({ kind: 'create' })}>
          {say('ecr.create')}
        </Button>
      )}
    </SpaceBetween>
  );
  return (
    <Page title={say('ecr.repositories')} description={say('ecr.repositoriesMore')} actions={buttons}>
      <Problem error={error} retry={reload}>
        <Table<Listed>
          {...collectionProps}
          items={items}
          columnDefinitions={columns}
          loading={loading && !data}
          loadingText={say('table.loading')}
          selectionType="single"
          ariaLabels={{
            selectionGroupLabel: say('table.choose'),
            itemSelectionLabel: (_, item) => item.repositoryName ?? '',
            tableLabel: say('ecr.repositories'),
          }}
          header={<Header counter={data ? `(${data.length})` : ''}>{say('ecr.repositories')}</Header>}
          filter={
            <TextFilter
              filteringText={query}
              filteringPlaceholder={say('ecr.findRepository')}
              filteringAriaLabel={say('ecr.findRepository')}
              countText={say('table.matches', { count: filteredItemsCount ?? 0 })}
              onChange={({ detail }) => setQuery(detail.filteringText)}
            />
          }
          pagination={<Pagination {...paginationProps} />}
          empty={<Empty title={say('ecr.noRepositories')}>{say('ecr.noRepositoriesMore')}</Empty>}
        />
      </Problem>
      <RepositoryDialogues
        dialogue={dialogue}
        close={() => {
          setDialogue(null);
          reload();
        }}
      />
    </Page>
  );
}

function useFiltered(all: Listed[], query: string): Listed[] {
  return useMemo(() => {
    const wanted = query.trim().toLowerCase();
    return all.filter((one) => one.repositoryName?.toLowerCase().includes(wanted));
  }, [all, query]);
}

function columnsIn(say: Say): TableProps.ColumnDefinition<Listed>[] {
  return [
    {
      id: 'name',
      header: say('ecr.name'),
      sortingField: 'repositoryName',
      isRowHeader: true,
      cell: (one) => <RouteLink to={repositoryPath(one.repositoryName ?? '')}>{one.repositoryName}</RouteLink>,
    },
    { id: 'uri', header: say('ecr.uri'), cell: (one) => <Copy text={one.repositoryUri ?? ''} /> },
    {
      id: 'created',
      header: say('ecr.created'),
      sortingField: 'createdAt',
      cell: (one) => <Time at={one.createdAt} />,
    },
    {
      id: 'mutability',
      header: say('ecr.mutability'),
      sortingField: 'imageTagMutability',
      cell: (one) => say(one.imageTagMutability?.startsWith('IMMUTABLE') ? 'ecr.immutable' : 'ecr.mutable'),
    },
    {
      id: 'frequency',
      header: say('ecr.frequency'),
      sortingField: 'scanFrequency',
      cell: (one) => <Badge>{frequency(one.scanFrequency, say)}</Badge>,
    },
    {
      id: 'encryption',
      header: say('ecr.encryption'),
      cell: (one) => one.encryptionConfiguration?.encryptionType ?? '–',
    },
  ];
}

function frequency(word: string | undefined, say: Say): string {
  switch (word) {
    case 'SCAN_ON_PUSH':
      return say('frequency.SCAN_ON_PUSH');
    case 'CONTINUOUS_SCAN':
      return say('frequency.CONTINUOUS_SCAN');
    default:
      return say('frequency.MANUAL');
  }
}
