import Container from '@cloudscape-design/components/container';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '../api/Session';
import { useOperation } from '../api/useOperation';
import { Copy } from '../components/Copy';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { Time } from '../components/Time';
import { PushCommands } from '../ecr/PushCommands';
import { number } from '../format/number';
import { useMessages, useSay } from '../i18n/Messages';

/** The first page: what this is, how fresh its advisories are, and how to push and scan a first image. */
export default function WelcomePage() {
  const say = useSay();
  const repositories = useOperation('ecr', 'DescribeRepositories', { maxResults: 1 });
  const none = repositories.data?.repositories?.length === 0;
  return (
    <Page title={say('welcome.title')} description={say('welcome.what')}>
      <Problem error={repositories.error} retry={repositories.reload} />
      <Container header={<Header variant="h2">{say(none ? 'welcome.first' : 'welcome.next')}</Header>}>
        <SpaceBetween size="m">
          <Box variant="p">{say(none ? 'welcome.firstMore' : 'welcome.nextMore')}</Box>
          {none && <PushCommands repository="first-image" create />}
          <Areas />
        </SpaceBetween>
      </Container>
      <Server />
    </Page>
  );
}

function Areas() {
  const say = useSay();
  return (
    <ColumnLayout columns={3} variant="text-grid">
      <div>
        <RouteLink to="/ecr/repositories">{say('ecr.repositories')}</RouteLink>
        <Box variant="p">{say('welcome.ecr')}</Box>
      </div>
      <div>
        <RouteLink to="/inspector/dashboard">{say('area.inspector')}</RouteLink>
        <Box variant="p">{say('welcome.inspector')}</Box>
      </div>
      <div>
        <RouteLink to="/securityhub/summary">{say('area.securityhub')}</RouteLink>
        <Box variant="p">{say('welcome.hub')}</Box>
      </div>
    </ColumnLayout>
  );
}

function Server() {
  const { say, language } = useMessages();
  const { registry, account, region, version, advisories } = useSession();
  return (
    <Container header={<Header variant="h2">{say('welcome.server')}</Header>}>
      <SpaceBetween size="m">
        {advisories.factsOnly && (
          <Alert type="info" header={say('welcome.starter')}>
            {say('welcome.starterMore')}
          </Alert>
        )}
        <KeyValuePairs
          columns={3}
          items={[
            { label: say('welcome.registry'), value: <Copy text={registry} /> },
            { label: say('welcome.account'), value: account },
            { label: say('welcome.region'), value: region },
            { label: say('welcome.version'), value: version },
            { label: say('welcome.advisories'), value: <Time at={advisories.created} /> },
            {
              label: say('welcome.vulnerabilities'),
              value: number(advisories.vulnerabilities, language),
            },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}
