import { expect, test } from 'vitest';
import { filters, OPEN } from './filters';
import { groupName } from './findings';
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

test('a product is enabled if it is subscribed to', () => {
  const product = 'arn:aws:securityhub:r::product/aws/inspector';
  expect(isEnabled(product, ['arn:aws:securityhub:r:1:product-subscription/aws/inspector'])).toBe(true);
  expect(isEnabled(product, ['arn:aws:securityhub:r:1:product-subscription/aws/inspector2'])).toBe(false);
});

test('groups of the hub\'s own words are named in the language of the page, others as they are', () => {
  const say = (id: string) => `<${id}>`;
  expect(groupName('SeverityLabel', 'HIGH', say)).toBe('<severity.HIGH>');
  expect(groupName('WorkflowStatus', 'NOTIFIED', say)).toBe('<workflow.NOTIFIED>');
  expect(groupName('ProductName', 'HIGH', say)).toBe('HIGH');
});
