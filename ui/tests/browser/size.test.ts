// How much a browser loads for the first page, as it is sent: printed, and bounded.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, Visit } from './browser';
import { close, NOWHERE, type House } from './house';
import { Server } from './server';

const LIMIT = 600_000;

let house: House;

beforeAll(async () => {
  house = { ...NOWHERE, server: await Server.start(), browser: await launch() };
});

afterAll(() => close(house));

test('the first page is small, and is not sent twice', async () => {
  const visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
  let bytes = 0;
  let files = 0;
  visit.page.on('requestfinished', (request) => {
    if (request.url().includes('/console/assets/')) {
      files += 1;
      void request.sizes().then((sizes) => (bytes += sizes.responseBodySize));
    }
  });
  await visit.signIn('admin');
  await visit.page.waitForTimeout(500);
  console.log(`first page: ${bytes} bytes in ${files} files`);
  expect(files).toBeGreaterThan(0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(LIMIT);
  const before = bytes;
  await visit.page.reload();
  await visit.settled();
  expect(bytes - before).toBeLessThan(LIMIT / 100);
  await visit.end();
});
