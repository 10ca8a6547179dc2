import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Finding } from '../api/generated/inspector2';
import { CvssScores } from '../components/CvssScores';
import { useSay } from '../i18n/Messages';
import { beside } from './vector';

/** All CVSS scores, and how Inspector's own differs from the vendor's, metric by metric. */
export function Scores({ finding }: { finding: Finding }) {
  const say = useSay();
  const adjusted = finding.inspectorScoreDetails?.adjustedCvss;
  const all = finding.packageVulnerabilityDetails?.cvss ?? [];
  const base = all.find((one) => one.version === adjusted?.version) ?? all[0];
  const rows = adjusted ? beside(base?.scoringVector ?? '', adjusted.scoringVector) : [];
  return (
    <SpaceBetween size="l">
      <CvssScores scores={all} />
      <Table<(typeof rows)[number]>
        items={rows}
        header={
          <Header variant="h3" counter={adjusted ? `${adjusted.score} (${adjusted.scoreSource})` : ''}>
            {say('scores.inspector')}
          </Header>
        }
        ariaLabels={{ tableLabel: say('scores.inspector') }}
        columnDefinitions={[
          { id: 'metric', header: say('scores.metric'), isRowHeader: true, cell: (row) => row.metric },
          { id: 'base', header: say('scores.base'), cell: (row) => row.base ?? '–' },
          { id: 'adjusted', header: say('scores.adjusted'), cell: (row) => row.adjusted ?? '–' },
        ]}
        empty={say('cvss.none')}
      />
    </SpaceBetween>
  );
}
