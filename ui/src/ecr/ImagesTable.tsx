import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useCallback, useMemo, useState } from 'react';
import { useChanges } from '../api/changes';
import { call, type ApiError } from '../api/client';
import { useAllowed } from '../api/permissions';
import { Copy } from '../components/Copy';
import { Dialogue } from '../components/Dialogue';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { Time } from '../components/Time';
import { useServerPages } from '../components/useServerPages';
import { size } from '../format/size';
import { useMessages } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { imagesPage, type Row } from './images';
import { imagePath } from './paths';
import { Vulnerabilities } from './ScanStatus';

const ACTIONS = ['ecr:StartImageScan', 'ecr:BatchDeleteImage'] as const;

/** The images of a repository, page by page; the page follows pushes and scans by itself. */
export function ImagesTable({ repository }: { repository: string }) {
  const { say } = useMessages();
  const [query, setQuery] = useUrlState('q');
  const load = useCallback(
    (token: string | undefined) => imagesPage(repository, query.trim(), token),
    [repository, query],
  );
  const { data, error, loading, reload, pagination } = useServerPages(load);
  useChanges(reload, repository);
  const columns = useColumns(repository);
  const [selected, setSelected] = useState<Row[]>([]);
  const [expanded, setExpanded] = useState<Row[]>([]);
  const present = withChildren(data?.items ?? []);
  const chosen = present.filter((row) => selected.some((one) => digestOf(one) === digestOf(row)));
  const open = present.filter((row) => expanded.some((one) => digestOf(one) === digestOf(row)));
  return (
    <SpaceBetween size="m">
      <Problem error={error} retry={reload}>
        <Table<Row>
          items={data?.items ?? []}
          columnDefinitions={columns}
          trackBy={digestOf}
          loading={loading && !data}
          loadingText={say('table.loading')}
          selectionType="multi"
          selectedItems={chosen}
          onSelectionChange={({ detail }) => setSelected(detail.selectedItems)}
          expandableRows={{
            getItemChildren: (row) => row.children,
            isItemExpandable: (row) => row.children.length > 0,
            expandedItems: open,
            onExpandableItemToggle: ({ detail }) =>
              setExpanded(detail.expanded ? [...open, detail.item] : open.filter((row) => row !== detail.item)),
          }}
          ariaLabels={{
            selectionGroupLabel: say('table.choose'),
            allItemsSelectionLabel: () => say('table.chooseAll'),
            itemSelectionLabel: (_, row) => nameOf(row),
            expandButtonLabel: (row) => say('image.unfold', { name: nameOf(row) }),
            collapseButtonLabel: (row) => say('image.fold', { name: nameOf(row) }),
            tableLabel: say('ecr.images'),
          }}
          header={
            <Header actions={<Actions repository={repository} chosen={chosen} reload={reload} />}>
              {say('ecr.images')}
            </Header>
          }
          filter={<Search query={query} setQuery={setQuery} />}
          pagination={<Pagination {...pagination} />}
          empty={
            <Empty title={say(query ? 'image.noMatch' : 'image.none')}>
              {say(query ? 'image.noMatchMore' : 'image.noneMore')}
            </Empty>
          }
        />
      </Problem>
    </SpaceBetween>
  );
}

/** Tags and digests are looked up whole, by the server, when typing pauses. */
function Search({ query, setQuery }: { query: string; setQuery: (query: string) => void }) {
  const { say } = useMessages();
  const [typed, setTyped] = useState(query);
  return (
    <TextFilter
      filteringText={typed}
      filteringPlaceholder={say('image.find')}
      filteringAriaLabel={say('image.find')}
      onChange={({ detail }) => setTyped(detail.filteringText)}
      onDelayedChange={({ detail }) => setQuery(detail.filteringText)}
    />
  );
}

function withChildren(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => [row, ...row.children]);
}

function digestOf(row: Row): string {
  return row.image.imageDigest ?? '';
}

function nameOf(row: Row): string {
  return row.image.imageTags?.join(', ') ?? digestOf(row);
}

interface ActionParts {
  repository: string;
  chosen: Row[];
  reload: () => void;
}

function Actions({ repository, chosen, reload }: ActionParts) {
  const { say } = useMessages();
  const allowed = useAllowed(ACTIONS, repository);
  const [error, setError] = useState<ApiError | null>(null);
  const [deleting, setDeleting] = useState(false);
  const imageIds = chosen.map((row) => ({ imageDigest: digestOf(row) }));
  const scan = async () => {
    for (const imageId of imageIds) {
      await call('ecr', 'StartImageScan', { repositoryName: repository, imageId });
    }
    reload();
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Problem error={error} />
      {allowed['ecr:StartImageScan'] && (
        <Button
          disabled={chosen.length === 0}
          onClick={() => void scan().catch((failed: ApiError) => setError(failed))}
        >
          {say('image.scan')}
        </Button>
      )}
      {allowed['ecr:BatchDeleteImage'] && (
        <Button disabled={chosen.length === 0} onClick={() => setDeleting(true)}>
          {say('ecr.delete')}
        </Button>
      )}
      {deleting && (
        <Dialogue
          title={say('image.deleteTitle', { count: chosen.length })}
          action={say('ecr.delete')}
          warning={say('image.deleteWarning')}
          close={() => {
            setDeleting(false);
            reload();
          }}
          perform={() => call('ecr', 'BatchDeleteImage', { repositoryName: repository, imageIds })}
        >
          {chosen.map(nameOf).join(', ')}
        </Dialogue>
      )}
    </SpaceBetween>
  );
}

function useColumns(repository: string): TableProps.ColumnDefinition<Row>[] {
  const { say, language } = useMessages();
  return useMemo(
    () => [
      {
        id: 'tag',
        header: say('image.tags'),
        isRowHeader: true,
        cell: (row) => (
          <RouteLink to={imagePath(repository, digestOf(row))}>
            {row.image.imageTags?.join(', ') ?? row.platform ?? say('image.untagged')}
          </RouteLink>
        ),
      },
      { id: 'kind', header: say('image.kind'), cell: (row) => say(`image.kind.${row.kind}`) },
      { id: 'pushed', header: say('image.pushed'), cell: (row) => <Time at={row.image.imagePushedAt} /> },
      { id: 'size', header: say('image.size'), cell: (row) => size(row.image.imageSizeInBytes ?? 0, language) },
      {
        id: 'digest',
        header: say('image.digest'),
        cell: (row) => <Copy text={digestOf(row)} show={digestOf(row).slice(0, 19)} />,
      },
      { id: 'pulled', header: say('image.pulled'), cell: (row) => <Time at={row.image.lastRecordedPullTime} /> },
      {
        id: 'vulnerabilities',
        header: say('image.vulnerabilities'),
        cell: (row) => (
          <Vulnerabilities status={row.image.imageScanStatus} summary={row.image.imageScanFindingsSummary} />
        ),
      },
    ],
    [say, language, repository],
  );
}
