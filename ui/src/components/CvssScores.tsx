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

/** CVSS scores of all versions, each with who gave it. */
export function CvssScores({ scores }: { scores: Score[] }) {
  const say = useSay();
  return (
    <Table<Score>
      variant="embedded"
      wrapLines
      header={<Header variant="h3">{say('cvss.title')}</Header>}
      ariaLabels={{ tableLabel: say('cvss.title') }}
      items={scores}
      columnDefinitions={[
        { id: 'version', header: say('cvss.version'), isRowHeader: true, cell: (one) => one.version },
        { id: 'score', header: say('finding.score'), cell: (one) => one.baseScore },
        { id: 'source', header: say('cvss.source'), cell: (one) => one.source },
        { id: 'vector', header: say('cvss.vector'), cell: (one) => <Copy text={one.scoringVector ?? ''} /> },
      ]}
      empty={say('cvss.none')}
    />
  );
}
