import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { EnhancedImageScanFinding } from '../api/generated/ecr';
import { AffectedPackages } from '../components/AffectedPackages';
import { CvssScores } from '../components/CvssScores';
import { RouteLink } from '../components/RouteLink';
import { SeverityBadge } from '../components/Severities';
import { useSay } from '../i18n/Messages';
import { yesOrNo } from './FindingsTable';

/** What ECR's own operation knows of an enhanced finding, with the way to Inspector's page of it. */
export function EnhancedDetails({ finding, close }: { finding: EnhancedImageScanFinding; close: () => void }) {
  const say = useSay();
  const details = finding.packageVulnerabilityDetails;
  const inspector = `/inspector/findings?finding=${encodeURIComponent(finding.findingArn ?? '')}`;
  return (
    <Modal visible size="large" header={finding.title} onDismiss={close}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={4}
          items={[
            { label: say('finding.severity'), value: <SeverityBadge severity={finding.severity} /> },
            { label: say('finding.score'), value: finding.score ?? '–' },
            { label: say('finding.fix'), value: yesOrNo(finding.fixAvailable, say) },
            { label: say('finding.exploit'), value: yesOrNo(finding.exploitAvailable, say) },
          ]}
        />
        <Box variant="p">{finding.description}</Box>
        <AffectedPackages packages={details?.vulnerablePackages ?? []} />
        <CvssScores scores={details?.cvss ?? []} />
        {details?.sourceUrl && (
          <Link external href={details.sourceUrl} externalIconAriaLabel={say('link.external')}>
            {say('finding.source', { name: details.source ?? '' })}
          </Link>
        )}
        <RouteLink to={inspector}>{say('finding.inInspector')}</RouteLink>
      </SpaceBetween>
    </Modal>
  );
}
