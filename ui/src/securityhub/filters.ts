// The property filter of Security Hub's findings, and the API's filters that it stands for.

import type { AwsSecurityFindingFilters } from '../api/generated/securityhub';
import type { Query } from '../url/query';

/** Properties that can be filtered by and grouped by, all of them text. */
export const PROPERTIES = [
  'SeverityLabel',
  'WorkflowStatus',
  'RecordState',
  'Title',
  'ProductName',
  'ResourceType',
  'ResourceId',
  'ResourceContainerImageName',
  'VulnerabilitiesFixAvailable',
  'VulnerabilitiesExploitAvailable',
  'ComplianceStatus',
  'GeneratorId',
  'NoteText',
  'Id',
] as const;
export type Property = (typeof PROPERTIES)[number];

/** Properties whose values make groups. */
export const GROUPS = [
  'SeverityLabel',
  'ProductName',
  'ResourceId',
  'ResourceType',
  'Title',
  'WorkflowStatus',
] as const satisfies readonly Property[];
export type GroupBy = (typeof GROUPS)[number];

export const WORDS: Partial<Record<Property, readonly string[]>> = {
  SeverityLabel: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'],
  WorkflowStatus: ['NEW', 'NOTIFIED', 'RESOLVED', 'SUPPRESSED'],
  RecordState: ['ACTIVE', 'ARCHIVED'],
  VulnerabilitiesFixAvailable: ['YES', 'NO', 'PARTIAL'],
  VulnerabilitiesExploitAvailable: ['YES', 'NO'],
};

const token = (propertyKey: string, value: string) => ({ propertyKey, operator: '=', value });

/** Active findings that nobody has settled, as everything begins. */
export const OPEN: Query = {
  operation: 'and',
  tokens: [token('RecordState', 'ACTIVE'), token('WorkflowStatus', 'NEW'), token('WorkflowStatus', 'NOTIFIED')],
};

const COMPARISONS: Record<string, 'EQUALS' | 'NOT_EQUALS' | 'PREFIX' | 'CONTAINS'> = {
  '=': 'EQUALS',
  '!=': 'NOT_EQUALS',
  '^': 'PREFIX',
  ':': 'CONTAINS',
};

/** The filters. Values of one property are alternatives and properties go together. */
export function filters(query: Query): AwsSecurityFindingFilters {
  const all: AwsSecurityFindingFilters = {};
  for (const { propertyKey, operator, value } of query.tokens) {
    const property = PROPERTIES.find((one) => one === propertyKey) ?? 'Title';
    const Comparison = COMPARISONS[operator] ?? 'CONTAINS';
    (all[property] ??= []).push({ Value: String(value), Comparison });
  }
  return all;
}
