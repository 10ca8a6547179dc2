import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { Page } from '../components/Page';
import { useSay } from '../i18n/Messages';
import { CoverageChart } from './CoverageChart';
import { ScoreChart } from './ScoreChart';
import { SeverityChart } from './SeverityChart';
import { TopFive } from './TopFive';
import { UrgentFindings } from './UrgentFindings';

/** What to look at first: coverage, the worst findings, and where repairing helps most. */
export default function DashboardPage() {
  const say = useSay();
  return (
    <Page title={say('inspector.dashboard')} description={say('inspector.dashboardMore')}>
      <ColumnLayout columns={2}>
        <Container header={<Header variant="h2">{say('dashboard.coverage')}</Header>}>
          <CoverageChart />
        </Container>
        <Container header={<Header variant="h2">{say('dashboard.severities')}</Header>}>
          <SeverityChart />
        </Container>
      </ColumnLayout>
      <UrgentFindings />
      <ColumnLayout columns={3}>
        <TopFive kind="package" />
        <TopFive kind="repository" />
        <TopFive kind="image" />
      </ColumnLayout>
      <Container header={<Header variant="h2">{say('dashboard.scores')}</Header>}>
        <ScoreChart />
      </Container>
    </Page>
  );
}
