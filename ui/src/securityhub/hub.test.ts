import { expect, test } from 'vitest';
import type { AwsSecurityFinding } from '../api/generated/securityhub';
import { filters, OPEN } from './filters';
import { grouped } from './findings';
import { isEnabled } from './SourcesPage';

test('open findings are active ones that are new or notified', () => {
  expect(filters(OPEN)).toEqual({
    RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }],
    WorkflowStatus: [
      { Value: 'NEW', Comparison: 'EQUALS' },
      { Value: 'NOTIFIED', Comparison: 'EQUALS' },
    ],
  });
});

test('free text is looked for in titles', () => {
  const query = { operation: 'and' as const, tokens: [{ operator: ':', value: 'log4j' }] };
  expect(filters(query)).toEqual({ Title: [{ Value: 'log4j', Comparison: 'CONTAINS' }] });
});

test('groups come with the most findings first', () => {
  const finding = (label: string) => ({ Severity: { Label: label }, Resources: [] }) as unknown as AwsSecurityFinding;
  expect(grouped([finding('LOW'), finding('HIGH'), finding('LOW')], 'SeverityLabel')).toEqual([
    { name: 'LOW', count: 2 },
    { name: 'HIGH', count: 1 },
  ]);
  expect(grouped([finding('LOW')], 'ResourceId')).toEqual([{ name: '–', count: 1 }]);
});

test('a product is enabled if it is subscribed to', () => {
  const product = 'arn:aws:securityhub:r::product/aws/inspector';
  expect(isEnabled(product, ['arn:aws:securityhub:r:1:product-subscription/aws/inspector'])).toBe(true);
  expect(isEnabled(product, ['arn:aws:securityhub:r:1:product-subscription/aws/inspector2'])).toBe(false);
});
