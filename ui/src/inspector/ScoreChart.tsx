import Box from '@cloudscape-design/components/box';
import { useCallback } from 'react';
import { useAnswer } from '../api/useOperation';
import { Problem } from '../components/Problem';
import { useSay } from '../i18n/Messages';
import { ACTIVE } from './criteria';
import { page } from './findings';
import { points, type Point } from './points';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [640, 260, 48, 36];

/** EPSS against CVSS of the findings that are likeliest to be exploited: what lies right and high comes first. */
export function ScoreChart() {
  const say = useSay();
  const ask = useCallback(() => page(ACTIVE, 'EPSS_SCORE-', 100), []);
  const { data, error, reload } = useAnswer(ask);
  if (error) {
    return <Problem error={error} retry={reload} />;
  }
  const shown = points(data?.items ?? []);
  if (shown.length === 0) {
    return <Box>{say('finding.none')}</Box>;
  }
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describe(say('scores.chart'), shown)}>
      <g stroke="currentColor" fill="currentColor" fontSize="12">
        <path d={`M${LEFT} 8V${HEIGHT - BOTTOM}H${WIDTH - 8}`} fill="none" />
        <g stroke="none">
          {[0, 2, 4, 6, 8, 10].map((score) => (
            <text key={score} x={x(score)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
              {score}
            </text>
          ))}
          {[0, 0.5, 1].map((chance) => (
            <text key={chance} x={LEFT - 6} y={y(chance) + 4} textAnchor="end">
              {`${100 * chance} %`}
            </text>
          ))}
          <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
            {say('finding.score')}
          </text>
          <text x={LEFT + 6} y={16}>
            {say('finding.epss')}
          </text>
        </g>
      </g>
      {shown.map((point) => (
        <circle key={point.name} cx={x(point.score)} cy={y(point.chance)} r="5" fill="#c5221f" fillOpacity="0.7">
          <title>{point.name}</title>
        </circle>
      ))}
    </svg>
  );
}

function x(score: number): number {
  return LEFT + (score / 10) * (WIDTH - LEFT - 16);
}

function y(chance: number): number {
  return HEIGHT - BOTTOM - chance * (HEIGHT - BOTTOM - 16);
}

/** The chart in words, for those who do not see it. */
function describe(title: string, shown: Point[]): string {
  return `${title} ${shown
    .slice(0, 5)
    .map(({ name, chance, score }) => `${name}: ${(100 * chance).toFixed(1)} %, ${score}`)
    .join('; ')}`;
}
