import Popover from '@cloudscape-design/components/popover';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ImageScanFindingsSummary, ImageScanStatus } from '../api/generated/ecr';
import { SeverityBar } from '../components/Severities';
import { useSay } from '../i18n/Messages';
import type { Key } from '../i18n/languages';

const STATES: Record<string, [StatusIndicatorProps.Type, Key]> = {
  IN_PROGRESS: ['in-progress', 'scan.IN_PROGRESS'],
  COMPLETE: ['success', 'scan.COMPLETE'],
  ACTIVE: ['success', 'scan.ACTIVE'],
  FAILED: ['error', 'scan.FAILED'],
  PENDING: ['pending', 'scan.PENDING'],
  UNSUPPORTED_IMAGE: ['warning', 'scan.UNSUPPORTED_IMAGE'],
  SCAN_ELIGIBILITY_EXPIRED: ['stopped', 'scan.SCAN_ELIGIBILITY_EXPIRED'],
  FINDINGS_UNAVAILABLE: ['warning', 'scan.FINDINGS_UNAVAILABLE'],
  LIMIT_EXCEEDED: ['warning', 'scan.LIMIT_EXCEEDED'],
};

/** The state of an image's scan, with the server's words for it. */
export function ScanStatus({ status }: { status: ImageScanStatus | undefined }) {
  const say = useSay();
  const [type, key] = STATES[status?.status ?? ''] ?? ['stopped', 'scan.NONE'];
  const indicator = <StatusIndicator type={type}>{say(key)}</StatusIndicator>;
  if (!status?.description || type === 'success') {
    return indicator;
  }
  return (
    <Popover triggerType="text" content={status.description} dismissButton={false}>
      {indicator}
    </Popover>
  );
}

interface Parts {
  status: ImageScanStatus | undefined;
  summary: ImageScanFindingsSummary | undefined;
}

/** Counts if the scan is complete, else its state. */
export function Vulnerabilities({ status, summary }: Parts) {
  const done = status?.status === 'COMPLETE' || status?.status === 'ACTIVE';
  return done ? <SeverityBar counts={summary?.findingSeverityCounts} /> : <ScanStatus status={status} />;
}
