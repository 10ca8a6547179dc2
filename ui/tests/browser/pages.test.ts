// Every page in both themes and languages: axe finds nothing, the browser reports no error, no request leaves.

import { afterAll, beforeAll, describe, test } from 'vitest';
import { Visit, type Look } from './browser';
import { close, open, type House } from './house';
import { pages } from './pages';

let house: House;

beforeAll(async () => {
  house = await open();
});

afterAll(() => close(house));

describe.each<Look>([
  { language: 'en', theme: 'light' },
  { language: 'ja', theme: 'dark' },
])('pages, $language and $theme', (look) => {
  let visit: Visit;

  beforeAll(async () => {
    visit = await Visit.begin(house.browser, house.server, look);
    await visit.open('/');
    await visit.holds('sign-in');
    await visit.signIn('admin');
  });

  afterAll(() => visit.end());

  test.each(Object.keys(pages('')))('%s', async (name) => {
    await visit.open(pages(house.digest)[name] ?? '');
    await visit.holds(name);
  });
});
