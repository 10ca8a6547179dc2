import type { Say } from '../i18n/Messages';

/** Why a resource is scanned or not: the API's words for container images. */
const REASONS = [
  'SUCCESSFUL',
  'PENDING_INITIAL_SCAN',
  'SCAN_IN_PROGRESS',
  'SCAN_FREQUENCY_MANUAL',
  'SCAN_FREQUENCY_SCAN_ON_PUSH',
  'SCAN_ELIGIBILITY_EXPIRED',
  'UNSUPPORTED_OS',
  'UNSUPPORTED_MEDIA_TYPE',
  'UNSUPPORTED_CONFIG_FILE',
  'IMAGE_SIZE_EXCEEDED',
  'IMAGE_ARCHIVED',
  'NO_RESOURCES_FOUND',
  'INTERNAL_ERROR',
  'ACCESS_DENIED',
  'PENDING_REVIVAL_SCAN',
  'PENDING_DISABLE',
  'RESOURCE_TERMINATED',
] as const;

/** A reason in words; one that is not known here stays as the API wrote it. */
export function reason(code: string | undefined, say: Say): string {
  const known = REASONS.find((one) => one === code);
  return known ? say(`reason.${known}`) : (code ?? '–');
}
