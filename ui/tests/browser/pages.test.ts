// Every page over a real server, in both themes and languages: it shows what the server answers, axe finds nothing, the
// browser reports no error, no request leaves.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit, type Look } from './browser';
import { close, NOWHERE, open, type House } from './house';
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

  test.each(Object.keys(pages(NOWHERE)))('%s', async (name) => {
    const [path, words] = pages(house)[name] ?? ['', /^$/];
    await visit.open(path);
    if (look.language === 'en') {
      await visit.page.getByText(words).first().waitFor();
    }
    await visit.holds(name);
  });
});

describe('what is chosen', () => {
  test('the server filters and sorts, and the address keeps it', async () => {
    const visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
    const { page } = visit;
    await visit.signIn('admin');
    await visit.open('/inspector/findings');
    const epss = async () => {
      await visit.settled();
      const rows = page.getByRole('table', { name: 'Findings' }).getByRole('row');
      const texts = await rows.getByText(/^\d+\.\d\d %$/).allTextContents();
      return texts.map((text) => Number.parseFloat(text));
    };
    await page.getByRole('columnheader', { name: 'EPSS' }).getByRole('button').click();
    await expect.poll(() => page.url()).toContain('sort=EPSS_SCORE');
    const sorted = async () => {
      const all = await epss();
      return all.length > 5 && all.every((value, at) => value >= (all[at - 1] ?? 0));
    };
    await expect.poll(sorted).toBe(true);
    await page.getByRole('combobox', { name: 'Filter by property' }).fill('CVE-2021-35042');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await epss()).length).toBe(1);
    await page.reload();
    await expect.poll(async () => (await epss()).length).toBe(1);
    await visit.end();
  });

  test('groups lead to their findings', async () => {
    const visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
    const { page } = visit;
    await visit.signIn('admin');
    await visit.open('/inspector/findings?view=package');
    await page.getByRole('link', { name: 'lodash' }).click();
    await page.getByRole('button', { name: /- lodash$/ }).first().waitFor();
    expect(await page.getByRole('button', { name: /- Django$/ }).count()).toBe(0);
    await visit.open('/securityhub/findings?by=ProductName');
    await page.getByRole('button', { name: 'Default' }).click();
    await page.getByRole('button', { name: 'A finding of another scanner' }).waitFor();
    expect(await page.getByRole('button', { name: /^CVE-/ }).count()).toBe(0);
    await visit.end();
  });
});
