import { describe, expect, test } from 'vitest';
import { read, written } from '../url/query';
import { bySeverity } from './aggregations';
import { dearest, series } from './costs';
import { ACTIVE, criteria, isGood, words } from './criteria';
import { expiresSoon } from './expiry';
import { points } from './points';
import { beside, metrics } from './vector';

const token = (propertyKey: string | undefined, operator: string, value: string) => ({ propertyKey, operator, value });
const query = (...tokens: ReturnType<typeof token>[]) => ({ operation: 'and' as const, tokens });

describe('criteria', () => {
  test('values of one property are alternatives', () => {
    expect(criteria(query(token('severity', '=', 'HIGH'), token('severity', '=', 'CRITICAL')))).toEqual({
      severity: [
        { comparison: 'EQUALS', value: 'HIGH' },
        { comparison: 'EQUALS', value: 'CRITICAL' },
      ],
    });
  });

  test('numbers, dates and packages have their own forms', () => {
    const all = query(
      token('epssScore', '>=', '0.5'),
      token('firstObservedAt', '<=', '2026-01-01T00:00:00Z'),
      token('packageName', '^', 'open'),
      token(undefined, '=', 'CVE-2021'),
    );
    expect(criteria(all)).toEqual({
      epssScore: [{ lowerInclusive: 0.5, upperInclusive: 10 }],
      firstObservedAt: [{ endInclusive: 1767225600 }],
      vulnerablePackages: [{ name: { comparison: 'PREFIX', value: 'open' } }],
      title: [{ comparison: 'PREFIX', value: 'CVE-2021' }],
    });
  });

  test('what no property has is left out, and what is no number is refused', () => {
    expect(criteria(query(token('constructor', '=', 'x')))).toEqual({});
    expect(isGood('epssScore', 'much')).toBe(false);
    expect(isGood('epssScore', '0.5')).toBe(true);
    expect(isGood('updatedAt', 'yesterday')).toBe(false);
    expect(isGood('severity', 'any')).toBe(true);
  });
});

test('criteria are read in words', () => {
  const all = query(token('severity', '!=', 'LOW'), token('packageName', '^', 'open'), token('epssScore', '>=', '0.5'));
  expect(words(criteria(all))).toEqual([
    ['severity', '≠ LOW'],
    ['packageName', '^ open'],
    ['epssScore', '{"lowerInclusive":0.5,"upperInclusive":10}'],
  ]);
  const other = { lambdaFunctionName: [{ comparison: 'EQUALS', value: 'f' }] } as never;
  expect(words(other)).toEqual([[null, 'lambdaFunctionName {"comparison":"EQUALS","value":"f"}']]);
});

describe('addresses', () => {
  test('hold a query and give it back', () => {
    const all = query(token('severity', '!=', 'LOW'), token(undefined, ':', 'a"b&c'));
    expect(read(written(all), ACTIVE)).toEqual(all);
  });

  test('that cannot be read begin as ever', () => {
    for (const text of ['', '{', '[1]', 'null']) {
      expect(read(text, ACTIVE)).toEqual(ACTIVE);
    }
  });
});

test('vectors are compared metric by metric', () => {
  expect(metrics('CVSS:3.1/AV:N/AC:L')).toEqual([
    ['AV', 'N'],
    ['AC', 'L'],
  ]);
  expect(beside('CVSS:3.1/AV:N/AC:L', 'CVSS:3.1/AV:L/UI:N')).toEqual([
    { metric: 'AV', base: 'N', adjusted: 'L' },
    { metric: 'AC', base: 'L', adjusted: undefined },
    { metric: 'UI', base: undefined, adjusted: 'N' },
  ]);
});

test('counts that the operation does not tell apart count as low', () => {
  expect(bySeverity({ all: 10, critical: 1, high: 2, medium: 3 })).toEqual({ CRITICAL: 1, HIGH: 2, MEDIUM: 3, LOW: 4 });
});

test('rules are to be reviewed two weeks before their day', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(expiresSoon('2026-01-14', now)).toBe(true);
  expect(expiresSoon('2026-01-16', now)).toBe(false);
  expect(expiresSoon(undefined, now)).toBe(false);
});

test('a vulnerability is one point, however many images have it', () => {
  const finding = (id: string, chance: number) =>
    ({
      epss: { score: chance },
      inspectorScore: 7,
      packageVulnerabilityDetails: { vulnerabilityId: id, source: 's' },
    }) as never;
  expect(points([finding('a', 0.1), finding('b', 0.9), finding('a', 0.1)]).map((one) => one.name)).toEqual(['b', 'a']);
});

test('the dearest repositories have their own series, and all others one', () => {
  const one = (repository: string | null, cost: number) => ({ repository, cost, initial: 0, rescans: 0 });
  const many = Array.from({ length: 9 }, (_, at) => one(`r${at}`, at));
  const months = [
    { month: '2026-10', repositories: [one(null, 100)] },
    { month: '2026-11', repositories: many },
  ];
  const all = series(months, { gone: 'gone', others: 'others' });
  expect(all.map(({ name, costs }) => [name, ...costs.map(({ cost }) => cost)])).toEqual([
    ['gone', 100, 0],
    ['r8', 0, 8],
    ['r7', 0, 7],
    ['r6', 0, 6],
    ['r5', 0, 5],
    ['r4', 0, 4],
    ['others', 0, 6],
  ]);
  expect(dearest(many).map(({ cost }) => cost)).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0]);
});
