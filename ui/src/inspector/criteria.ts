// The property filter of findings, and the API's filter criteria that it stands for.

import type { FilterCriteria } from '../api/generated/inspector2';
import type { Query } from '../url/query';

type Kind = 'text' | 'number' | 'date' | 'package';

/** Properties that can be filtered by, with how: the criteria of the API that container images have. */
export const PROPERTIES = {
  findingStatus: 'text',
  severity: 'text',
  vulnerabilityId: 'text',
  title: 'text',
  fixAvailable: 'text',
  exploitAvailable: 'text',
  epssScore: 'number',
  inspectorScore: 'number',
  vendorSeverity: 'text',
  vulnerabilitySource: 'text',
  relatedVulnerabilities: 'text',
  packageName: 'package',
  ecrImageRepositoryName: 'text',
  ecrImageTags: 'text',
  ecrImageHash: 'text',
  ecrImageArchitecture: 'text',
  ecrImageRegistry: 'text',
  ecrImagePushedAt: 'date',
  resourceId: 'text',
  resourceType: 'text',
  findingType: 'text',
  firstObservedAt: 'date',
  lastObservedAt: 'date',
  updatedAt: 'date',
  findingArn: 'text',
  awsAccountId: 'text',
} as const satisfies Record<string, Kind>;

export type Property = keyof typeof PROPERTIES;

/** Words that a property can have, where they are few. */
export const WORDS: Partial<Record<Property, readonly string[]>> = {
  findingStatus: ['ACTIVE', 'SUPPRESSED', 'CLOSED'],
  severity: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNTRIAGED'],
  fixAvailable: ['YES', 'NO', 'PARTIAL'],
  exploitAvailable: ['YES', 'NO'],
  resourceType: ['AWS_ECR_CONTAINER_IMAGE'],
  findingType: ['PACKAGE_VULNERABILITY'],
};

export const OPERATORS: Record<Kind, string[]> = {
  text: ['=', '!=', '^'],
  package: ['=', '!=', '^'],
  number: ['>=', '<='],
  date: ['>=', '<='],
};

/** Active findings, as everything begins. */
export const ACTIVE: Query = {
  operation: 'and',
  tokens: [{ propertyKey: 'findingStatus', operator: '=', value: 'ACTIVE' }],
};

function isProperty(key: string | undefined): key is Property {
  return key !== undefined && Object.hasOwn(PROPERTIES, key);
}

const COMPARISONS: Record<string, 'EQUALS' | 'NOT_EQUALS' | 'PREFIX'> = {
  '=': 'EQUALS',
  '!=': 'NOT_EQUALS',
  '^': 'PREFIX',
};

/** The criteria. Values of one property are alternatives and properties go together, as the API has it. */
export function criteria(query: Query): FilterCriteria {
  const all: Record<string, unknown[]> = {};
  const add = (name: string, filter: unknown) => {
    (all[name] ??= []).push(filter);
  };
  for (const { propertyKey, operator, value } of query.tokens) {
    const text = String(value);
    if (isProperty(propertyKey)) {
      const kind = PROPERTIES[propertyKey];
      add(kind === 'package' ? 'vulnerablePackages' : propertyKey, filterOf(kind, operator, text));
    } else if (propertyKey === undefined) {
      // Free text is a title's beginning: vulnerability and package stand there.
      add('title', { comparison: 'PREFIX', value: text });
    }
  }
  return all as FilterCriteria;
}

function filterOf(kind: Kind, operator: string, text: string): unknown {
  const lower = operator === '>=';
  switch (kind) {
    case 'number':
      // Both ends are wanted by some clients; the open one is as far as scores go.
      return lower
        ? { lowerInclusive: Number(text), upperInclusive: 10 }
        : { lowerInclusive: 0, upperInclusive: Number(text) };
    case 'date': {
      const seconds = Date.parse(text) / 1000;
      return lower ? { startInclusive: seconds } : { endInclusive: seconds };
    }
    case 'package':
      return { name: { comparison: COMPARISONS[operator] ?? 'EQUALS', value: text } };
    case 'text':
      return { comparison: COMPARISONS[operator] ?? 'EQUALS', value: text };
  }
}

/** Whether a value can be one of its property: a number or an instant where it has to be. */
export function isGood(property: string | undefined, value: string): boolean {
  if (!isProperty(property)) {
    return true;
  }
  const kind: Kind = PROPERTIES[property];
  if (kind === 'number') {
    return value.trim() !== '' && Number.isFinite(Number(value));
  }
  return kind !== 'date' || !Number.isNaN(Date.parse(value));
}

const SIGNS: Record<string, string> = { EQUALS: '=', NOT_EQUALS: '≠', PREFIX: '^' };

/** Criteria as they are read: each property with a text such as `= CVE-2021-44228`. What has no such form stays JSON, and what is
 *  no property here keeps its own name in the text. */
export function words(criteria: FilterCriteria): [Property | null, string][] {
  return Object.entries(criteria).flatMap(([member, filters]: [string, unknown[]]) => {
    const property = member === 'vulnerablePackages' ? 'packageName' : member;
    return filters.map((filter): [Property | null, string] =>
      isProperty(property) ? [property, wordsOf(filter)] : [null, `${member} ${JSON.stringify(filter)}`],
    );
  });
}

function wordsOf(filter: unknown): string {
  const { name, ...whole } = filter as { name?: object };
  const { comparison, value, ...rest } = (name ?? whole) as { comparison?: string; value?: string };
  const sign = SIGNS[comparison ?? ''];
  return sign && value !== undefined && Object.keys(rest).length === 0 ? `${sign} ${value}` : JSON.stringify(filter);
}
