import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { Page } from '../components/Page';
import { RouteLink } from '../components/RouteLink';
import { useSay } from '../i18n/Messages';
import { InsightChart } from './InsightChart';
import { TrendChart } from './TrendChart';

/** Two of the insights that come with the hub: the server counts, however many findings there are. */
const BY_SEVERITY = 'arn:aws:securityhub:::insight/securityhub/default/24';
const BY_RESOURCE = 'arn:aws:securityhub:::insight/securityhub/default/1';

/** Active findings at a glance: by severity, over time, by resource. */
export default function SummaryPage() {
  const say = useSay();
  return (
    <Page title={say('hub.summary')} description={say('hub.summaryMore')}>
      <ColumnLayout columns={2}>
        <Container header={<Header variant="h2">{say('hub.SeverityLabel')}</Header>}>
          <InsightChart arn={BY_SEVERITY} />
        </Container>
        <Container header={<Header variant="h2">{say('hub.trends')}</Header>}>
          <TrendChart />
        </Container>
      </ColumnLayout>
      <Container header={<Header variant="h2">{say('hub.resources')}</Header>}>
        <InsightChart arn={BY_RESOURCE} />
      </Container>
      <RouteLink to="/securityhub/findings">{say('hub.findings')}</RouteLink>
    </Page>
  );
}
