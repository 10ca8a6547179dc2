import BarChart from '@cloudscape-design/components/bar-chart';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useCallback } from 'react';
import { send } from '../api/client';
import { useAnswer } from '../api/useOperation';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { useMessages } from '../i18n/Messages';
import { dearest, series, type Costs, type RepositoryCosts } from './costs';

/** What scans cost by month and by repository, and what this month comes to. */
export function CostCharts({ money }: { money: (amount: number) => string }) {
  const { say, language } = useMessages();
  const ask = useCallback(async () => (await send('costs', { method: 'GET' })) as Costs, []);
  const { data, error, loading, reload } = useAnswer(ask);
  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const names = { gone: say('usage.gone'), others: say('usage.others') };
  const title = data ? say('usage.projected', { cost: money(data.projected) }) : undefined;
  return (
    <Problem error={error} retry={reload}>
      <SpaceBetween size="l">
        <Container header={<Header variant="h2" description={title}>{say('usage.months')}</Header>}>
          <BarChart
            stackedBars
            hideFilter
            height={220}
            statusType={loading ? 'loading' : 'finished'}
            ariaLabel={say('usage.months')}
            xScaleType="categorical"
            yTitle={say('usage.cost')}
            i18nStrings={{ yTickFormatter: money, xTickFormatter: (name) => month.format(new Date(`${name}-01`)) }}
            xDomain={data?.months.map((one) => one.month) ?? []}
            series={series(data?.months ?? [], names).map((one) => ({
              type: 'bar',
              title: one.name,
              valueFormatter: money,
              data: one.costs.map(({ month, cost }) => ({ x: month, y: cost })),
            }))}
            empty={say('usage.none')}
          />
        </Container>
        <Table<RepositoryCosts>
          items={dearest(data?.months.at(-1)?.repositories ?? [])}
          loading={loading}
          loadingText={say('table.loading')}
          header={<Header>{say('usage.repositories')}</Header>}
          ariaLabels={{ tableLabel: say('usage.repositories') }}
          columnDefinitions={[
            { id: 'name', header: say('ecr.name'), isRowHeader: true, cell: (one) => one.repository ?? names.gone },
            { id: 'initial', header: say('usage.ECR_INITIAL_SCAN'), cell: (one) => one.initial },
            { id: 'rescans', header: say('usage.ECR_RESCAN'), cell: (one) => one.rescans },
            { id: 'cost', header: say('usage.cost'), cell: (one) => money(one.cost) },
          ]}
          empty={<Empty title={say('usage.none')} />}
        />
      </SpaceBetween>
    </Problem>
  );
}
