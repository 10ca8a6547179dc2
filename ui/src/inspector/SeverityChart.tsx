import BarChart from '@cloudscape-design/components/bar-chart';
import { useCallback } from 'react';
import { useAnswer } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { COLORS } from '../format/severity';
import { useSay } from '../i18n/Messages';
import { bySeverity, groups } from './aggregations';

const SHOWN = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;

/** Findings by severity in the repositories that have most critical ones. */
export function SeverityChart() {
  const say = useSay();
  const ask = useCallback(() => groups('repository', 10), []);
  const { data, error, loading, reload } = useAnswer(ask);
  if (error) {
    return <Problem error={error} retry={reload} />;
  }
  const items = data?.items ?? [];
  return (
    <BarChart
      stackedBars
      horizontalBars
      hideFilter
      height={220}
      statusType={loading ? 'loading' : 'finished'}
      ariaLabel={say('dashboard.severities')}
      xScaleType="categorical"
      xTitle={say('view.repository')}
      yTitle={say('inspector.findings')}
      series={SHOWN.map((severity) => ({
        type: 'bar',
        title: say(`severity.${severity}`),
        color: COLORS[severity],
        data: items.map((one) => ({ x: one.name, y: bySeverity(one.counts)[severity] ?? 0 })),
      }))}
      empty={say('finding.none')}
    />
  );
}
