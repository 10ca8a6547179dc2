// Findings of Security Hub: pages of them, groups, and changes of many at once.

import { call, post } from '../api/client';
import { everything } from '../api/everything';
import type { AwsSecurityFinding, WorkflowStatus } from '../api/generated/securityhub';
import { asSeverity, weight } from '../format/severity';
import type { Say } from '../i18n/Messages';
import type { Query } from '../url/query';
import { filters, type GroupBy } from './filters';

export async function page(query: Query, MaxResults: number, NextToken?: string) {
  const answer = await call('securityhub', 'GetFindings', {
    Filters: filters(query),
    SortCriteria: [{ Field: 'SeverityNormalized', SortOrder: 'desc' }],
    MaxResults,
    NextToken,
  });
  return { items: answer.Findings ?? [], nextToken: answer.NextToken };
}

/** All findings that the filter leaves, for an export. */
export function all(query: Query): Promise<AwsSecurityFinding[]> {
  return everything((token) => page(query, 100, token));
}

/** The part of a resource's details that names an image; the model leaves details open. */
interface Details {
  AwsEcrContainerImage?: { RepositoryName?: string; ImageTags?: string[] };
}

/** The first resource as people call it: an image by repository and tag. */
export function resourceName(finding: AwsSecurityFinding): string {
  const resource = finding.Resources[0];
  const image = (resource?.Details as Details | undefined)?.AwsEcrContainerImage;
  const tag = image?.ImageTags?.[0];
  return image?.RepositoryName && tag ? `${image.RepositoryName}:${tag}` : shortName(resource?.Id ?? '–');
}

/** An image as people call it; of all else the whole. `…:repository/team/app/sha256:0123…` is `team/app@0123456789ab`. */
export function shortName(id: string): string {
  const [, path] = id.split(':repository/');
  const [repository, digest] = path?.split('/sha256:') ?? [];
  return repository && digest ? `${repository}@${digest.slice(0, 12)}` : (path ?? id);
}

export interface Group {
  name: string;
  count: number;
}

/** Groups that the server tells at most. */
export const MOST_GROUPS = 100;

/** How many of the findings that the filter leaves have each value of a property: severities the worst first, else the most first. */
export async function groups(query: Query, by: GroupBy): Promise<Group[]> {
  const answer = (await post('hub-groups', { filters: filters(query), by })) as { groups: Group[] };
  return by === 'SeverityLabel'
    ? answer.groups.toSorted((one, other) => weight(other.name) - weight(one.name))
    : answer.groups;
}

export function workflow(status: string | undefined, say: Say): string {
  switch (status) {
    case 'NOTIFIED':
      return say('workflow.NOTIFIED');
    case 'RESOLVED':
      return say('workflow.RESOLVED');
    case 'SUPPRESSED':
      return say('workflow.SUPPRESSED');
    default:
      return say('workflow.NEW');
  }
}

/** A group's value in words, where it is one of the hub's own. */
export function groupName(by: GroupBy, value: string, say: Say): string {
  switch (by) {
    case 'SeverityLabel':
      return say(`severity.${asSeverity(value)}`);
    case 'WorkflowStatus':
      return workflow(value, say);
    default:
      return value;
  }
}

/** The operation takes at most so many findings at once. */
const AT_ONCE = 100;

/** Changes the workflow of findings, with a note if there is one. */
export async function settle(
  findings: readonly AwsSecurityFinding[],
  Status: WorkflowStatus,
  note: { Text: string; UpdatedBy: string } | undefined,
): Promise<void> {
  for (let at = 0; at < findings.length; at += AT_ONCE) {
    const FindingIdentifiers = findings.slice(at, at + AT_ONCE).map(({ Id, ProductArn }) => ({ Id, ProductArn }));
    const answer = await call('securityhub', 'BatchUpdateFindings', {
      FindingIdentifiers,
      Workflow: { Status },
      Note: note,
    });
    const refused = answer.UnprocessedFindings?.[0];
    if (refused) {
      throw new Error(refused.ErrorMessage);
    }
  }
}
