// What Inspector covers, page by page.

import { call } from '../api/client';

/** The type of resource that lists begin with. */
export const IMAGES = 'AWS_ECR_CONTAINER_IMAGE';

/** A page of the covered resources of a type. */
export async function page(type: string, maxResults: number, nextToken?: string) {
  const filterCriteria = { resourceType: [{ comparison: 'EQUALS' as const, value: type }] };
  const answer = await call('inspector2', 'ListCoverage', { filterCriteria, maxResults, nextToken });
  return { items: answer.coveredResources ?? [], nextToken: answer.nextToken };
}
