// Findings in groups: what each group is called, and which findings belong to it.

import { call } from '../api/client';
import type { AggregationRequest, AggregationResponse, AggregationType, SeverityCounts } from '../api/generated/inspector2';
import type { ServerPage } from '../components/useServerPages';
import { ACTIVE } from './criteria';
import type { Query } from '../url/query';

export const AGGREGATIONS = ['vulnerability', 'image', 'repository', 'package'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface Group {
  name: string;
  counts: SeverityCounts;
  affectedImages?: number | undefined;
  /** Its findings. */
  query: Query;
}

interface Way {
  type: AggregationType;
  request: AggregationRequest;
  group: (answer: AggregationResponse) => Group | null;
}

const WORST = { sortBy: 'CRITICAL', sortOrder: 'DESC' } as const;

const WAYS: Record<Aggregation, Way> = {
  vulnerability: {
    type: 'TITLE',
    request: { titleAggregation: { ...WORST, resourceType: 'AWS_ECR_CONTAINER_IMAGE' } },
    group: ({ titleAggregation: one }) =>
      one ? group(one.title, one.severityCounts, 'vulnerabilityId', one.vulnerabilityId ?? one.title) : null,
  },
  image: {
    type: 'AWS_ECR_CONTAINER',
    request: { awsEcrContainerAggregation: WORST },
    group: ({ awsEcrContainerAggregation: one }) =>
      one ? group(imageName(one), one.severityCounts, 'resourceId', one.resourceId) : null,
  },
  repository: {
    type: 'REPOSITORY',
    request: { repositoryAggregation: WORST },
    group: ({ repositoryAggregation: one }) =>
      one
        ? {
            ...group(one.repository, one.severityCounts, 'ecrImageRepositoryName', one.repository),
            affectedImages: one.affectedImages,
          }
        : null,
  },
  package: {
    type: 'PACKAGE',
    request: { packageAggregation: WORST },
    group: ({ packageAggregation: one }) =>
      one ? group(one.packageName, one.severityCounts, 'packageName', one.packageName) : null,
  },
};

function group(name: string, counts: SeverityCounts | undefined, propertyKey: string, value: string): Group {
  const token = { propertyKey, operator: '=', value };
  return { name, counts: counts ?? {}, query: { ...ACTIVE, tokens: [...ACTIVE.tokens, token] } };
}

function imageName(one: { repository?: string; imageTags?: string[]; imageSha?: string; resourceId: string }): string {
  const tag = one.imageTags?.[0];
  return one.repository ? `${one.repository}${tag ? `:${tag}` : `@${one.imageSha ?? ''}`}` : one.resourceId;
}

/** A page of groups, those with most critical findings first. */
export async function groups(kind: Aggregation, maxResults: number, nextToken?: string): Promise<ServerPage<Group>> {
  const { type: aggregationType, request: aggregationRequest, group: read } = WAYS[kind];
  const input = { aggregationType, aggregationRequest, maxResults, nextToken };
  const answer = await call('inspector2', 'ListFindingAggregations', input);
  const items = (answer.responses ?? []).flatMap((response) => read(response) ?? []);
  return { items, nextToken: answer.nextToken };
}

/** Counts under the names of severities; all others count as low, since the operation does not tell them apart. */
export function bySeverity(counts: SeverityCounts): Record<string, number> {
  const { all = 0, critical = 0, high = 0, medium = 0 } = counts;
  return { CRITICAL: critical, HIGH: high, MEDIUM: medium, LOW: all - critical - high - medium };
}
