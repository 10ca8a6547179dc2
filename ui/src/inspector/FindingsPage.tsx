import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { Page } from '../components/Page';
import { useSay } from '../i18n/Messages';
import { useUrlState } from '../url/useUrlState';
import { AggregationTable } from './AggregationTable';
import { AGGREGATIONS } from './aggregations';
import { ACTIVE } from './criteria';
import { useQuery } from '../url/useQuery';
import { FindingPanel } from './FindingPanel';
import { FindingsTable } from './FindingsTable';

/** Findings: all of them, or grouped; or one of them. Everything that is chosen stands in the address. */
export default function FindingsPage() {
  const say = useSay();
  const [arn, setArn] = useUrlState('finding');
  const [view, setView] = useUrlState('view', 'all');
  const [query, setQuery] = useQuery(ACTIVE);
  if (arn) {
    return <FindingPanel arn={arn} close={() => setArn('')} />;
  }
  const grouped = AGGREGATIONS.find((one) => one === view);
  return (
    <Page title={say('inspector.findings')} description={say('inspector.findingsMore')}>
      <SegmentedControl
        label={say('finding.view')}
        selectedId={view}
        onChange={({ detail }) => setView(detail.selectedId)}
        options={[
          { id: 'all', text: say('view.all') },
          ...AGGREGATIONS.map((one) => ({ id: one, text: say(`view.${one}`) })),
        ]}
      />
      {grouped ? (
        <AggregationTable kind={grouped} />
      ) : (
        <FindingsTable query={query} setQuery={setQuery} show={setArn} />
      )}
    </Page>
  );
}
