import { expect, test } from 'vitest';
import { concerns } from './changes';
import { errorOf } from './client';
import { everything } from './everything';
import { fill } from '../i18n/fill';

test('errors carry the code that AWS gives', () => {
  const error = errorOf(400, '{"__type":"RepositoryNotFoundException","message":"none"}');
  expect([error.code, error.message]).toEqual(['RepositoryNotFoundException', 'none']);
  expect(errorOf(502, '<html>').code).toBe('HTTP 502');
});

test('all pages are collected, up to a bound', async () => {
  const page = async (token: string | undefined) => {
    const at = Number(token ?? 0);
    return { items: [at], nextToken: at < 4 ? String(at + 1) : undefined };
  };
  expect(await everything(page)).toEqual([0, 1, 2, 3, 4]);
  expect(await everything(page, 2)).toEqual([0, 1]);
});

test('a change of another repository does not concern a page', () => {
  expect(concerns({ kind: 'any' }, 'app')).toBe(true);
  expect(concerns({ kind: 'k', repository: 'app' }, 'app')).toBe(true);
  expect(concerns({ kind: 'k', repository: 'other' }, 'app')).toBe(false);
  expect(concerns({ kind: 'k', repository: 'other' }, undefined)).toBe(true);
});

test('values are filled in and unknown names stay', () => {
  expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}');
});
