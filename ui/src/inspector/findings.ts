// Findings of Inspector: pages of them, and what they are about.

import { call } from '../api/client';
import type { Finding, SortField } from '../api/generated/inspector2';
import type { Query } from '../url/query';
import { criteria } from './criteria';

/** The order that lists begin with. */
export const GRAVEST_FIRST = 'SEVERITY-';

/** A page of findings, in the order that is written as a field and `+` or `-`. */
export async function page(query: Query, sort: string, maxResults: number, nextToken?: string) {
  const answer = await call('inspector2', 'ListFindings', {
    filterCriteria: criteria(query),
    sortCriteria: { field: sort.slice(0, -1) as SortField, sortOrder: sort.endsWith('-') ? 'DESC' : 'ASC' },
    maxResults,
    nextToken,
  });
  return { items: answer.findings ?? [], nextToken: answer.nextToken };
}

/** The image of a finding, as people call it. */
export function resourceName(finding: Finding): string {
  const resource = finding.resources[0];
  const image = resource?.details?.awsEcrContainerImage;
  if (!image) {
    return resource?.id ?? '';
  }
  return `${image.repositoryName}:${image.imageTags?.[0] ?? image.imageHash.slice(0, 19)}`;
}
