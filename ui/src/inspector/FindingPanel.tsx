import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { Finding } from '../api/generated/inspector2';
import { useOperation } from '../api/useOperation';
import { AffectedPackages, Remediation } from '../components/AffectedPackages';
import { Copy } from '../components/Copy';
import { Empty } from '../components/Empty';
import { Json } from '../components/Json';
import { Loading } from '../components/Loading';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { SeverityBadge } from '../components/Severities';
import { Time } from '../components/Time';
import { imagePath } from '../ecr/paths';
import { status, yesOrNo } from '../ecr/FindingsTable';
import { percent } from '../format/number';
import { useSay } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { Evidence } from './Evidence';
import { resourceName } from './findings';
import { Scores } from './Scores';

/** Everything about one finding. */
export function FindingPanel({ arn, close }: { arn: string; close: () => void }) {
  const say = useSay();
  const { data, error, loading, reload } = useOperation('inspector2', 'ListFindings', {
    filterCriteria: { findingArn: [{ comparison: 'EQUALS', value: arn }] },
  });
  const finding = data?.findings?.[0];
  const back = <Button onClick={close}>{say('finding.back')}</Button>;
  if (!finding) {
    return (
      <Page title={say('finding.one')} actions={back}>
        <Problem error={error} retry={reload} />
        {loading ? <Loading /> : !error && <Empty title={say('finding.gone')} />}
      </Page>
    );
  }
  return (
    <Page title={finding.title ?? say('finding.one')} actions={back}>
      <Details finding={finding} />
    </Page>
  );
}

function Details({ finding }: { finding: Finding }) {
  const say = useSay();
  const [tab, setTab] = useUrlState('tab', 'overview');
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) => setTab(detail.activeTabId)}
      tabs={[
        { id: 'overview', label: say('finding.overview'), content: <Overview finding={finding} /> },
        { id: 'scores', label: say('finding.scores'), content: <Scores finding={finding} /> },
        { id: 'evidence', label: say('finding.evidence'), content: <Evidence arn={finding.findingArn} /> },
        { id: 'history', label: say('finding.history'), content: <History finding={finding} /> },
        { id: 'json', label: say('finding.json'), content: <Json value={finding} /> },
      ]}
    />
  );
}

function Overview({ finding }: { finding: Finding }) {
  const say = useSay();
  const details = finding.packageVulnerabilityDetails;
  const packages = details?.vulnerablePackages ?? [];
  const image = finding.resources[0]?.details?.awsEcrContainerImage;
  return (
    <SpaceBetween size="l">
      <Container>
        <KeyValuePairs
          columns={4}
          items={[
            { label: say('finding.severity'), value: <SeverityBadge severity={finding.severity} /> },
            { label: say('finding.status'), value: status(finding.status, say) },
            { label: say('finding.inspectorScore'), value: finding.inspectorScore ?? '–' },
            { label: say('finding.epss'), value: percent(finding.epss?.score) },
            { label: say('finding.fix'), value: yesOrNo(finding.fixAvailable, say) },
            { label: say('finding.exploit'), value: yesOrNo(finding.exploitAvailable, say) },
            { label: say('finding.vendorSeverity'), value: details?.vendorSeverity ?? '–' },
            {
              label: say('finding.resource'),
              value: image ? (
                <RouteLink to={imagePath(image.repositoryName, image.imageHash)}>{resourceName(finding)}</RouteLink>
              ) : (
                resourceName(finding)
              ),
            },
            { label: say('finding.related'), value: details?.relatedVulnerabilities?.join(', ') || '–' },
            {
              label: say('finding.vulnerability'),
              value: details?.sourceUrl ? (
                <Link external href={details.sourceUrl} externalIconAriaLabel={say('link.external')}>
                  {details.vulnerabilityId}
                </Link>
              ) : (
                (details?.vulnerabilityId ?? '–')
              ),
            },
            { label: say('finding.arn'), value: <Copy text={finding.findingArn} /> },
          ]}
        />
        <Box variant="p">{finding.description}</Box>
      </Container>
      <AffectedPackages packages={packages} />
      <Remediation packages={packages} text={finding.remediation.recommendation?.text} />
    </SpaceBetween>
  );
}

function History({ finding }: { finding: Finding }) {
  const say = useSay();
  const details = finding.packageVulnerabilityDetails;
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: say('history.published'), value: <Time at={details?.vendorCreatedAt} exact /> },
        { label: say('history.vendorUpdated'), value: <Time at={details?.vendorUpdatedAt} exact /> },
        { label: say('history.first'), value: <Time at={finding.firstObservedAt} exact /> },
        { label: say('history.last'), value: <Time at={finding.lastObservedAt} exact /> },
        { label: say('history.updated'), value: <Time at={finding.updatedAt} exact /> },
      ]}
    />
  );
}
