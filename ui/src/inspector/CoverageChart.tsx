import Box from '@cloudscape-design/components/box';
import PieChart from '@cloudscape-design/components/pie-chart';
import { useCallback } from 'react';
import { call } from '../api/client';
import type { CoverageResourceType, ScanStatusCode } from '../api/generated/inspector2';
import { useAnswer } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { RouteLink } from '../components/RouteLink';
import { useMessages } from '../i18n/Messages';
import { IMAGES } from './coverage';

interface Coverage {
  repositories: number;
  scanned: number;
  unscanned: number;
}

async function count(resourceType: CoverageResourceType, scanStatusCode: ScanStatusCode): Promise<number> {
  const { totalCounts } = await call('inspector2', 'ListCoverageStatistics', {
    filterCriteria: {
      resourceType: [{ comparison: 'EQUALS', value: resourceType }],
      scanStatusCode: [{ comparison: 'EQUALS', value: scanStatusCode }],
    },
  });
  return totalCounts;
}

async function coverage(): Promise<Coverage> {
  const [repositories, scanned, unscanned] = await Promise.all([
    count('AWS_ECR_REPOSITORY', 'ACTIVE'),
    count(IMAGES, 'ACTIVE'),
    count(IMAGES, 'INACTIVE'),
  ]);
  return { repositories, scanned, unscanned };
}

/** How many images are looked at, in numbers and percent. */
export function CoverageChart() {
  const { say, language } = useMessages();
  const ask = useCallback(() => coverage(), []);
  const { data, error, reload } = useAnswer(ask);
  if (!data) {
    return <Problem error={error} retry={reload} />;
  }
  const all = data.scanned + data.unscanned;
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(all === 0 ? 0 : data.scanned / all);
  return (
    <>
      <PieChart
        size="small"
        variant="donut"
        hideFilter
        ariaLabel={say('dashboard.coverage')}
        innerMetricValue={share}
        innerMetricDescription={say('dashboard.images')}
        data={[
          { title: say('coverage.ACTIVE'), value: data.scanned, color: '#0972d3' },
          { title: say('coverage.INACTIVE'), value: data.unscanned, color: '#8c8c94' },
        ]}
        empty={<Box>{say('coverage.none')}</Box>}
      />
      <Box variant="p">{say('dashboard.repositories', { count: data.repositories })}</Box>
      <RouteLink to="/inspector/coverage">{say('inspector.coverage')}</RouteLink>
    </>
  );
}
