// What comes from npm: permissive licences alone in what is shipped, and no registry's address in the lock file.

import { expect, test } from 'vitest';
import lock from '../package-lock.json';

interface Package {
  dev?: boolean;
  license?: string;
  resolved?: string;
  integrity?: string;
}

const PERMISSIVE = ['MIT', 'Apache-2.0', 'BSD-3-Clause', '0BSD', 'ISC'];
const packages = Object.entries(lock.packages as Record<string, Package>).filter(([path]) => path !== '');

test('what is shipped has permissive licences', () => {
  const others = packages.filter(([, one]) => !one.dev && !PERMISSIVE.includes(one.license ?? ''));
  expect(others).toEqual([]);
});

test('the lock file names no registry, and the content of each package', () => {
  expect(packages.filter(([, one]) => one.resolved !== undefined || !one.integrity)).toEqual([]);
});
