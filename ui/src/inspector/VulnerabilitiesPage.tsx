import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, type FormEvent } from 'react';
import type { Vulnerability } from '../api/generated/inspector2';
import { useOperation } from '../api/useOperation';
import { CvssScores } from '../components/CvssScores';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { Time } from '../components/Time';
import { percent } from '../format/number';
import { useSay } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { ACTIVE } from './criteria';
import { written } from '../url/query';

/** What the database knows of a vulnerability, and which images have it. */
export default function VulnerabilitiesPage() {
  const say = useSay();
  const [id, setId] = useUrlState('id');
  const [typed, setTyped] = useState(id);
  const input = id ? { filterCriteria: { vulnerabilityIds: [id] } } : null;
  const { data, error, reload } = useOperation('inspector2', 'SearchVulnerabilities', input);
  const search = (event: FormEvent) => {
    event.preventDefault();
    setId(typed.trim().toUpperCase());
  };
  return (
    <Page title={say('inspector.vulnerabilities')} description={say('vulnerabilities.more')}>
      <form onSubmit={search}>
        <SpaceBetween direction="horizontal" size="xs">
          <Input
            type="search"
            value={typed}
            ariaLabel={say('vulnerabilities.id')}
            placeholder="CVE-2021-44228"
            onChange={({ detail }) => setTyped(detail.value)}
          />
          <Button variant="primary">{say('vulnerabilities.search')}</Button>
        </SpaceBetween>
      </form>
      <Problem error={error} retry={reload} />
      {data?.vulnerabilities.length === 0 && (
        <Empty title={say('vulnerabilities.unknown', { id })}>{say('vulnerabilities.unknownMore')}</Empty>
      )}
      {data?.vulnerabilities.map((one) => <Known key={one.id} one={one} />)}
    </Page>
  );
}

function Known({ one }: { one: Vulnerability }) {
  const say = useSay();
  const token = { propertyKey: 'vulnerabilityId', operator: '=', value: one.id };
  const images = written({ ...ACTIVE, tokens: [...ACTIVE.tokens, token] });
  const scores = [one.cvss4, one.cvss3, one.cvss2].flatMap((score) => (score ? [score] : []));
  return (
    <Container header={<Header variant="h2">{one.id}</Header>}>
      <SpaceBetween size="l">
        <Box variant="p">{one.description}</Box>
        <KeyValuePairs
          columns={4}
          items={[
            { label: say('finding.vendorSeverity'), value: one.vendorSeverity ?? '–' },
            { label: say('finding.epss'), value: percent(one.epss?.score) },
            { label: say('evidence.kev'), value: <Time at={one.cisaData?.dateAdded} exact /> },
            { label: say('evidence.weaknesses'), value: one.cwes?.join(', ') || '–' },
            { label: say('finding.related'), value: one.relatedVulnerabilities?.join(', ') || '–' },
            { label: say('history.published'), value: <Time at={one.vendorCreatedAt} exact /> },
            { label: say('history.vendorUpdated'), value: <Time at={one.vendorUpdatedAt} exact /> },
            { label: say('vulnerabilities.systems'), value: one.detectionPlatforms?.join(', ') || '–' },
          ]}
        />
        <CvssScores scores={scores} />
        <RouteLink to={`/inspector/findings?filter=${encodeURIComponent(images)}`}>
          {say('vulnerabilities.images')}
        </RouteLink>
        {one.sourceUrl && (
          <Link external href={one.sourceUrl} externalIconAriaLabel={say('link.external')}>
            {one.sourceUrl}
          </Link>
        )}
      </SpaceBetween>
    </Container>
  );
}
