// Findings of both scan types in one form, as an image's table shows them.

import { call } from '../api/client';
import type {
  DescribeImageScanFindingsResponse,
  EnhancedImageScanFinding,
  ImageScanFinding,
  ImageIdentifier,
} from '../api/generated/ecr';
import type { Cell } from '../format/csv';

/** A row of the table. Basic scanning knows less: what it does not know is absent. */
export interface Row {
  name: string;
  uri: string | undefined;
  severity: string;
  description: string;
  packages: { name: string; version: string; fixed?: string | undefined }[];
  status?: string | undefined;
  score?: number | undefined;
  fix?: string | undefined;
  exploit?: string | undefined;
  enhanced?: EnhancedImageScanFinding;
}

export interface Findings {
  answer: DescribeImageScanFindingsResponse;
  rows: Row[];
  enhanced: boolean;
}

const PAGE = 1000;
const MOST = 20_000;

/** All findings of an image. The operation cannot filter, so that the table does; images have some thousands at most. */
export async function findingsOf(repositoryName: string, imageId: ImageIdentifier): Promise<Findings> {
  const rows: Row[] = [];
  let enhanced = false;
  let answer: DescribeImageScanFindingsResponse = {};
  do {
    const { nextToken } = answer;
    answer = await call('ecr', 'DescribeImageScanFindings', { repositoryName, imageId, maxResults: PAGE, nextToken });
    const found = answer.imageScanFindings;
    enhanced ||= found?.enhancedFindings !== undefined;
    rows.push(...(found?.findings ?? []).map(ofBasic), ...(found?.enhancedFindings ?? []).map(ofEnhanced));
  } while (answer.nextToken && rows.length < MOST);
  return { answer, rows, enhanced };
}

export function ofBasic(finding: ImageScanFinding): Row {
  const attribute = (key: string) => finding.attributes?.find((one) => one.key === key)?.value ?? '';
  return {
    name: finding.name ?? '',
    uri: finding.uri,
    severity: finding.severity ?? 'UNDEFINED',
    description: finding.description ?? '',
    packages: [{ name: attribute('package_name'), version: attribute('package_version') }],
  };
}

export function ofEnhanced(finding: EnhancedImageScanFinding): Row {
  const details = finding.packageVulnerabilityDetails;
  return {
    name: details?.vulnerabilityId ?? finding.title ?? '',
    uri: details?.sourceUrl,
    severity: finding.severity ?? 'UNTRIAGED',
    description: finding.description ?? '',
    packages: (details?.vulnerablePackages ?? []).map((one) => ({
      name: one.name ?? '',
      version: [one.version, one.release].filter(Boolean).join('-'),
      fixed: one.fixedInVersion,
    })),
    status: finding.status,
    score: finding.score,
    fix: finding.fixAvailable,
    exploit: finding.exploitAvailable,
    enhanced: finding,
  };
}

/** Whether any of the row's words contains the query. */
export function matches(row: Row, query: string): boolean {
  const words = [row.name, row.severity, row.description, ...row.packages.flatMap((one) => [one.name, one.version])];
  const wanted = query.trim().toLowerCase();
  return words.some((word) => word.toLowerCase().includes(wanted));
}

/** Names of a row's packages, with versions. */
export function packagesOf(row: Row): string {
  return row.packages.map((one) => `${one.name}:${one.version}`).join(', ');
}

/** Versions with the fix, as far as they are known; what else the feed says is no version. */
export function fixedIn(row: Row): string {
  return row.packages
    .flatMap((one) => (one.fixed && one.fixed !== 'NotAvailable' ? [`${one.name}: ${one.fixed}`] : []))
    .join(', ');
}

/** Columns of an export. */
export const EXPORTED: Record<string, (row: Row) => Cell> = {
  name: (row) => row.name,
  severity: (row) => row.severity,
  packages: packagesOf,
  fixedIn,
  score: (row) => row.score,
  status: (row) => row.status,
  exploitAvailable: (row) => row.exploit,
  uri: (row) => row.uri,
  description: (row) => row.description,
};
