import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useCallback } from 'react';
import type { Finding } from '../api/generated/inspector2';
import { useAnswer } from '../api/useOperation';
import { Empty } from '../components/Empty';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { SeverityBadge } from '../components/Severities';
import { percent } from '../format/number';
import { useSay } from '../i18n/Messages';
import { ACTIVE } from './criteria';
import { written, type Query } from '../url/query';
import { GRAVEST_FIRST, page, resourceName } from './findings';

const URGENT: Query = {
  operation: 'and',
  tokens: [
    ...ACTIVE.tokens,
    { propertyKey: 'exploitAvailable', operator: '=', value: 'YES' },
    { propertyKey: 'fixAvailable', operator: '=', value: 'YES' },
  ],
};

/** The worst findings that have an exploit and a fix. */
export function UrgentFindings() {
  const say = useSay();
  const ask = useCallback(() => page(URGENT, GRAVEST_FIRST, 10), []);
  const { data, error, loading, reload } = useAnswer(ask);
  const all = `/inspector/findings?filter=${encodeURIComponent(written(URGENT))}`;
  return (
    <Container
      header={
        <Header variant="h2" actions={<RouteLink to={all}>{say('dashboard.all')}</RouteLink>}>
          {say('dashboard.urgent')}
        </Header>
      }
    >
      <Problem error={error} retry={reload}>
        <Table<Finding>
          variant="embedded"
          wrapLines
          items={data?.items ?? []}
          loading={loading}
          loadingText={say('table.loading')}
          ariaLabels={{ tableLabel: say('dashboard.urgent') }}
          columnDefinitions={[
            {
              id: 'severity',
              header: say('finding.severity'),
              cell: (one) => <SeverityBadge severity={one.severity} />,
            },
            {
              id: 'title',
              header: say('finding.title'),
              isRowHeader: true,
              cell: (one) => (
                <RouteLink to={`/inspector/findings?finding=${encodeURIComponent(one.findingArn)}`}>
                  {one.title ?? one.findingArn}
                </RouteLink>
              ),
            },
            { id: 'resource', header: say('finding.resource'), cell: resourceName },
            { id: 'epss', header: say('finding.epss'), cell: (one) => percent(one.epss?.score) },
          ]}
          empty={<Empty title={say('dashboard.noUrgent')} />}
        />
      </Problem>
    </Container>
  );
}
