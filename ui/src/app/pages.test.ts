import { expect, test } from 'vitest';
import { ACTIVE, criteria } from '../inspector/criteria';
import { filters, OPEN } from '../securityhub/filters';
import { read, written } from '../url/query';
import { FIRST } from './first';
import { PAGES, pageAt } from './pages';

test('each page is found at its own path', () => {
  for (const page of PAGES) {
    const path = page.path.replace(/:\w+/g, 'team%2Fapp');
    expect(pageAt(`/console${path}`)).toBe(page);
    expect(pageAt(`/console${path}/`)).toBe(page);
  }
});

test('what is no page is none', () => {
  for (const path of ['/', '/console/none', '/console/ecr', '/console/ecr/repositories/a/b', '/other/ecr/repositories']) {
    expect(pageAt(path)).toBeUndefined();
  }
});

test('only pages ask first', () => {
  const paths = PAGES.map((page) => page.path);
  expect(paths).toEqual(expect.arrayContaining(Object.keys(FIRST)));
});

test('an address without a filter is asked ahead as the page asks it', () => {
  const [active, open] = [read(written(ACTIVE), ACTIVE), read(written(OPEN), OPEN)];
  expect(JSON.stringify(criteria(read('', ACTIVE)))).toBe(JSON.stringify(criteria(active)));
  expect(JSON.stringify(filters(read('', OPEN)))).toBe(JSON.stringify(filters(open)));
});
