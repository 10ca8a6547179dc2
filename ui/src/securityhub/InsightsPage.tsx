import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { call } from '../api/client';
import type { Insight } from '../api/generated/securityhub';
import { useAllowed } from '../api/permissions';
import { useOperation } from '../api/useOperation';
import { Dialogue } from '../components/Dialogue';
import { Empty } from '../components/Empty';
import { Page } from '../components/Page';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { InsightChart } from './InsightChart';
import { InsightDialogue } from './InsightDialogue';

const ACTIONS = ['securityhub:CreateInsight', 'securityhub:DeleteInsight'] as const;

/** Insights: a filter and what it is grouped by, with a chart. */
export default function InsightsPage() {
  const say = useSay();
  const { data, error, loading, reload } = useOperation('securityhub', 'GetInsights', { MaxResults: 100 });
  const allowed = useAllowed(ACTIONS);
  const [arn, setArn] = useUrlState('insight');
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<Insight | null>(null);
  const close = () => {
    setCreating(false);
    setLeaving(null);
    reload();
  };
  return (
    <Page
      title={say('hub.insights')}
      description={say('insight.more')}
      actions={allowed['securityhub:CreateInsight'] && <Button onClick={() => setCreating(true)}>{say('insight.create')}</Button>}
    >
      <Problem error={error} retry={reload} />
      {arn && (
        <Container header={<Header variant="h2">{say('insight.results')}</Header>}>
          <InsightChart arn={arn} />
        </Container>
      )}
      <Table<Insight>
        items={data?.Insights ?? []}
        loading={loading}
        loadingText={say('table.loading')}
        header={<Header>{say('hub.insights')}</Header>}
        ariaLabels={{ tableLabel: say('hub.insights') }}
        columnDefinitions={[
          {
            id: 'name',
            header: say('insight.name'),
            isRowHeader: true,
            cell: (insight) => (
              <Button variant="inline-link" onClick={() => setArn(insight.InsightArn)}>
                {insight.Name}
              </Button>
            ),
          },
          { id: 'by', header: say('hub.groupBy'), cell: (insight) => insight.GroupByAttribute },
          {
            id: 'actions',
            header: say('table.actions'),
            cell: (insight) =>
              allowed['securityhub:DeleteInsight'] &&
              !insight.InsightArn.includes(':::insight/') && (
                <Button onClick={() => setLeaving(insight)}>{say('ecr.delete')}</Button>
              ),
          },
        ]}
        empty={<Empty title={say('insight.none')} />}
      />
      {creating && <InsightDialogue close={close} />}
      {leaving && (
        <Dialogue
          title={say('insight.deleteTitle', { name: leaving.Name })}
          action={say('ecr.delete')}
          close={close}
          perform={() => call('securityhub', 'DeleteInsight', { InsightArn: leaving.InsightArn })}
        />
      )}
    </Page>
  );
}
