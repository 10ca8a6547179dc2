import { afterEach, expect, test, vi } from 'vitest';
import { concerns } from './changes';
import { askAhead, call, errorOf, setToken } from './client';
import { everything } from './everything';
import { fill } from '../i18n/fill';

test('errors carry the code that AWS gives', () => {
  const error = errorOf(400, '{"__type":"RepositoryNotFoundException","message":"none"}');
  expect([error.code, error.message]).toEqual(['RepositoryNotFoundException', 'none']);
  expect(errorOf(502, '<html>').code).toBe('HTTP 502');
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A server that counts. */
function counting(): void {
  let count = 0;
  vi.stubGlobal('fetch', async () => {
    count += 1;
    return new Response(JSON.stringify({ nextToken: String(count) }));
  });
}

const answered = async (maxResults: number) => (await call('ecr', 'DescribeRepositories', { maxResults })).nextToken;

test('what was asked ahead answers the same call once', async () => {
  counting();
  askAhead(() => answered(1));
  expect(await answered(2)).toBe('2');
  expect(await answered(1)).toBe('1');
  expect(await answered(1)).toBe('3');
});

test('what was asked ahead grows old', async () => {
  vi.useFakeTimers();
  counting();
  askAhead(() => answered(1));
  vi.advanceTimersByTime(5000);
  expect(await answered(1)).toBe('2');
});

test('what was asked ahead is not told to another session', async () => {
  counting();
  setToken('one');
  askAhead(() => answered(1));
  setToken('another');
  expect(await answered(1)).toBe('2');
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
