import LineChart from '@cloudscape-design/components/line-chart';
import { useCallback, useState } from 'react';
import { call } from '../api/client';
import type { SeverityTrendsCount, TrendsMetricsResult } from '../api/generated/securityhub';
import { useAnswer } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { COLORS } from '../format/severity';
import { useMessages } from '../i18n/Messages';

const DAYS = 30;
const SHOWN = [
  ['CRITICAL', 'Critical'],
  ['HIGH', 'High'],
  ['MEDIUM', 'Medium'],
  ['LOW', 'Low'],
] as const satisfies readonly (readonly [string, keyof SeverityTrendsCount])[];

async function trends(now: number): Promise<TrendsMetricsResult[]> {
  const answer = await call('securityhub', 'GetFindingsTrendsV2', {
    StartTime: new Date(now - (DAYS - 1) * 86_400_000).toISOString(),
    EndTime: new Date(now).toISOString(),
  });
  return answer.TrendsMetrics;
}

/** How many findings were active at the end of each of the last days, by severity. */
export function TrendChart() {
  const { say, language } = useMessages();
  const [now] = useState(() => Date.now());
  const ask = useCallback(() => trends(now), [now]);
  const { data, error, loading, reload } = useAnswer(ask);
  if (error) {
    return <Problem error={error} retry={reload} />;
  }
  const days = (data ?? []).map((one) => ({ at: new Date(one.Timestamp), counts: one.TrendsValues.SeverityTrends }));
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <LineChart
      hideFilter
      height={220}
      statusType={loading ? 'loading' : 'finished'}
      ariaLabel={say('hub.trends')}
      xScaleType="time"
      yTitle={say('hub.findings')}
      i18nStrings={{ xTickFormatter: (at) => day.format(at) }}
      series={SHOWN.map(([severity, member]) => ({
        type: 'line',
        title: say(`severity.${severity}`),
        color: COLORS[severity],
        data: days.map(({ at, counts }) => ({ x: at, y: counts[member] })),
      }))}
      empty={say('finding.none')}
    />
  );
}
