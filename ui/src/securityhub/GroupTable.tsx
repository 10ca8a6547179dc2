import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useCallback } from 'react';
import { useAnswer } from '../api/useOperation';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';
import type { Query } from '../url/query';
import type { GroupBy } from './filters';
import { groupName, groups, MOST_GROUPS, type Group } from './findings';

interface Parts {
  query: Query;
  by: GroupBy;
  /** Shows the findings with a value. */
  show: (value: string) => void;
}

/** How many findings have each value of a property. */
export function GroupTable({ query, by, show }: Parts) {
  const say = useSay();
  const ask = useCallback(() => groups(query, by), [query, by]);
  const { data, error, loading, reload } = useAnswer(ask);
  return (
    <>
      <Problem error={error} retry={reload}>
        <Table<Group>
          items={data ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          wrapLines
          header={
            <Header
              description={data?.length === MOST_GROUPS ? say('hub.mostGroups', { count: MOST_GROUPS }) : undefined}
            >
              {say(`hub.${by}`)}
            </Header>
          }
          ariaLabels={{ tableLabel: say(`hub.${by}`) }}
          columnDefinitions={[
            {
              id: 'name',
              header: say('group.name'),
              isRowHeader: true,
              cell: (group) => (
                <Button variant="inline-link" onClick={() => show(group.name)}>
                  {groupName(by, group.name, say)}
                </Button>
              ),
            },
            { id: 'count', header: say('group.all'), cell: (group) => group.count },
          ]}
          empty={<Empty title={say('finding.none')} />}
        />
      </Problem>
    </>
  );
}
