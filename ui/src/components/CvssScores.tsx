import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useSay } from '../i18n/Messages';
import { Copy } from './Copy';

interface Score {
  baseScore?: number;
  scoringVector?: string;
  source?: string;
  version?: string;
}

/** CVSS scores of all versions, each with who gave it, as far as that is known. */
export function CvssScores({ scores }: { scores: Score[] }) {
  const say = useSay();
  const known = scores.some((one) => one.source);
  return (
    <Table<Score>
      variant="embedded"
      wrapLines
      header={<Header variant="h3">{say('cvss.title')}</Header>}
      ariaLabels={{ tableLabel: say('cvss.title') }}
      items={scores}
      columnDefinitions={[
        { id: 'version', header: say('cvss.version'), isRowHeader: true, cell: (one) => one.version ?? version(one) },
        { id: 'score', header: say('finding.score'), cell: (one) => one.baseScore },
        ...(known ? [{ id: 'source', header: say('cvss.source'), cell: (one: Score) => one.source }] : []),
        { id: 'vector', header: say('cvss.vector'), cell: (one) => <Copy text={one.scoringVector ?? ''} /> },
      ]}
      empty={say('cvss.none')}
    />
  );
}

/** The version that a vector names; those of CVSS 2 name none. */
function version({ scoringVector = '' }: Score): string {
  return /^CVSS:([\d.]+)\//.exec(scoringVector)?.[1] ?? '2.0';
}
