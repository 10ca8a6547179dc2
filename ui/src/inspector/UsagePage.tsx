import BarChart from '@cloudscape-design/components/bar-chart';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Usage } from '../api/generated/inspector2';
import { useOperation } from '../api/useOperation';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { number } from '../format/number';
import { useMessages, type Say } from '../i18n/Messages';
import { CostCharts } from './CostCharts';

/** What scanning cost in the last thirty days, and would cost otherwise. */
export default function UsagePage() {
  const { say, language } = useMessages();
  const { data, error, loading, reload } = useOperation('inspector2', 'ListUsageTotals', {});
  const usage = (data?.totals ?? []).flatMap((one) => one.usage ?? []).filter((one) => one.type?.startsWith('ECR'));
  const total = usage.reduce((sum, one) => sum + (one.estimatedMonthlyCost ?? 0), 0);
  const money = (amount: number) => new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' }).format(amount);
  return (
    <Page title={say('inspector.usage')} description={say('usage.more')}>
      <Problem error={error} retry={reload}>
        <SpaceBetween size="l">
          <Table<Usage>
            items={usage}
            loading={loading}
            loadingText={say('table.loading')}
            header={<Header counter={money(total)}>{say('usage.month')}</Header>}
            ariaLabels={{ tableLabel: say('usage.month') }}
            columnDefinitions={[
              { id: 'type', header: say('usage.type'), isRowHeader: true, cell: (one) => typeName(one, say) },
              {
                id: 'count',
                header: say('usage.count'),
                cell: (one) => number(one.total ?? 0, language),
              },
              { id: 'cost', header: say('usage.cost'), cell: (one) => money(one.estimatedMonthlyCost ?? 0) },
            ]}
            empty={<Empty title={say('usage.none')}>{say('usage.noneMore')}</Empty>}
          />
          <CostCharts money={money} />
          <Container header={<Header variant="h2">{say('usage.compare')}</Header>}>
            <BarChart
              hideFilter
              hideLegend
              height={200}
              ariaLabel={say('usage.compare')}
              xScaleType="categorical"
              xTitle={say('scanning.type')}
              yTitle={say('usage.cost')}
              i18nStrings={{ yTickFormatter: money }}
              series={[
                {
                  type: 'bar',
                  title: say('usage.cost'),
                  valueFormatter: money,
                  data: [
                    { x: say('scanning.basic'), y: 0 },
                    { x: say('usage.onPushOnly'), y: costOf(usage, 'ECR_INITIAL_SCAN') },
                    { x: say('scanning.enhanced'), y: total },
                  ],
                },
              ]}
              empty={say('usage.none')}
            />
          </Container>
        </SpaceBetween>
      </Problem>
    </Page>
  );
}

function costOf(usage: Usage[], type: string): number {
  return usage.find((one) => one.type === type)?.estimatedMonthlyCost ?? 0;
}

function typeName(one: Usage, say: Say): string {
  return say(one.type === 'ECR_RESCAN' ? 'usage.ECR_RESCAN' : 'usage.ECR_INITIAL_SCAN');
}
