import BarChart from '@cloudscape-design/components/bar-chart';
import type { InsightResultValue } from '../api/generated/securityhub';
import { useOperation } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { COLORS, SEVERITIES, type Severity } from '../format/severity';
import { useSay, type Say } from '../i18n/Messages';
import { shortName } from './findings';

/** Bars that are shown: the hub counts up to a hundred values. */
const MOST = 12;

/** What an insight counts, as bars: severities in their order and colours, all else by how many. */
export function InsightChart({ arn }: { arn: string }) {
  const say = useSay();
  const { data, error, loading, reload } = useOperation('securityhub', 'GetInsightResults', { InsightArn: arn });
  if (error) {
    return <Problem error={error} retry={reload} />;
  }
  const results = data?.InsightResults;
  const values = results?.ResultValues ?? [];
  const shown = results?.GroupByAttribute === 'SeverityLabel' ? bySeverity(values, say) : byCount(values);
  return (
    <BarChart
      horizontalBars
      stackedBars
      hideFilter
      hideLegend
      height={Math.max(120, 36 * shown.length)}
      statusType={loading ? 'loading' : 'finished'}
      ariaLabel={say('insight.results')}
      xScaleType="categorical"
      yTitle={say('hub.findings')}
      i18nStrings={{ yTickFormatter: (count) => (Number.isInteger(count) ? String(count) : '') }}
      xDomain={shown.map(({ name }) => name)}
      series={shown.map(({ name, count, color }) => ({
        type: 'bar',
        title: name,
        ...(color ? { color } : {}),
        data: [{ x: name, y: count }],
      }))}
      empty={say('finding.none')}
    />
  );
}

interface Bar {
  name: string;
  count: number;
  color?: string;
}

function byCount(values: InsightResultValue[]): Bar[] {
  const bars = values.map((one) => ({ name: shortName(one.GroupByAttributeValue), count: one.Count }));
  return bars.slice(0, MOST).map((bar) => ({ ...bar, color: '#0972d3' }));
}

function bySeverity(values: InsightResultValue[], say: Say): Bar[] {
  const counts = new Map(values.map((one) => [one.GroupByAttributeValue, one.Count]));
  const present = SEVERITIES.filter((severity): severity is Severity => counts.has(severity));
  return present.map((severity) => ({
    name: say(`severity.${severity}`),
    count: counts.get(severity) ?? 0,
    color: COLORS[severity],
  }));
}
