import BarChart from '@cloudscape-design/components/bar-chart';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import PieChart from '@cloudscape-design/components/pie-chart';
import { useCallback } from 'react';
import type { AwsSecurityFinding } from '../api/generated/securityhub';
import { useAnswer } from '../api/useOperation';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { useSay } from '../i18n/Messages';
import { OPEN } from './filters';
import { all, grouped } from './findings';
import { workflow } from './HubTable';

/** Open findings at a glance: by severity, by workflow, by resource. */
export default function SummaryPage() {
  const say = useSay();
  const ask = useCallback(() => all(OPEN), []);
  const { data, error, loading, reload } = useAnswer(ask);
  const findings = data ?? [];
  return (
    <Page title={say('hub.summary')} description={say('hub.summaryMore')}>
      <Problem error={error} retry={reload} />
      {!error && (
        <ColumnLayout columns={2}>
          <Container header={<Header variant="h2">{say('hub.SeverityLabel')}</Header>}>
            <Bars findings={findings} loading={loading} />
          </Container>
          <Container header={<Header variant="h2">{say('hub.WorkflowStatus')}</Header>}>
            <PieChart
              hideFilter
              size="small"
              statusType={loading ? 'loading' : 'finished'}
              ariaLabel={say('hub.WorkflowStatus')}
              data={grouped(findings, 'WorkflowStatus').map(({ name, count }) => ({
                title: workflow(name, say),
                value: count,
              }))}
              empty={say('finding.none')}
            />
          </Container>
        </ColumnLayout>
      )}
      <RouteLink to="/securityhub/findings">{say('hub.findings')}</RouteLink>
    </Page>
  );
}

const ORDER = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'] as const;

function Bars({ findings, loading }: { findings: AwsSecurityFinding[]; loading: boolean }) {
  const say = useSay();
  const counts = new Map(grouped(findings, 'SeverityLabel').map(({ name, count }) => [name, count]));
  return (
    <BarChart
      hideFilter
      hideLegend
      height={220}
      statusType={loading ? 'loading' : 'finished'}
      ariaLabel={say('hub.SeverityLabel')}
      xScaleType="categorical"
      series={[
        {
          type: 'bar',
          title: say('hub.findings'),
          data: ORDER.map((severity) => ({ x: say(`severity.${severity}`), y: counts.get(severity) ?? 0 })),
        },
      ]}
      empty={say('finding.none')}
    />
  );
}
