// The way of a user, in the order in which it is gone: from an empty registry to what enhanced scanning tells, and what a
// reader may not do.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch, Visit } from './browser';
import { close, NOWHERE, type House } from './house';
import { ADMIN, Server } from './server';

let house: House;
let visit: Visit;

beforeAll(async () => {
  house = { ...NOWHERE, server: await Server.start(), browser: await launch() };
  visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
});

afterAll(() => close(house));

describe('an administrator', () => {
  test('is not let in with a wrong secret, and told so', async () => {
    await visit.open('/');
    const fields = visit.page.locator('input[autocomplete]');
    await fields.nth(0).fill(ADMIN.id);
    await fields.nth(1).fill('wrong');
    await visit.page.keyboard.press('Enter');
    await visit.page.getByText('No active user has this name and password').waitFor();
  });

  test('signs in and is shown how to push a first image', async () => {
    await visit.signIn('admin');
    await visit.page.getByText('Scan your first image').waitFor();
    await visit.page.getByText(`docker push ${visit.page.url().split('/')[2] ?? ''}/first-image:latest`).waitFor();
  });

  test('creates a repository', async () => {
    const { page } = visit;
    await visit.open('/ecr/repositories');
    await page.getByRole('button', { name: 'Create repository' }).first().click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('textbox', { name: 'Repository name' }).fill('team/app');
    await dialogue.getByRole('button', { name: 'Create repository' }).click();
    await page.getByRole('link', { name: 'team/app' }).click();
    await page.getByText('There are no images here yet').waitFor();
  });

  test('sees a push and its scan without loading the page again', async () => {
    const { page } = visit;
    await house.server.push('team/app:1');
    const row = page.getByRole('row', { name: /^1 / });
    await row.getByText(/^(Critical|High|Medium|Low|Undefined|Informational) \d+/).first().waitFor({ timeout: 30_000 });
  });

  test('reads the basic findings, with the way to what the distribution says', async () => {
    const { page } = visit;
    await page.getByRole('link', { name: '1', exact: true }).click();
    await page.getByText('Scanning and vulnerabilities').waitFor();
    const finding = page.getByRole('link', { name: /CVE-\d+-\d+/ }).first();
    expect(await finding.getAttribute('href')).toMatch(/^https:\/\/security-tracker\.debian\.org\/tracker\/CVE-/);
    await page.getByRole('columnheader', { name: 'Description' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Fixed in' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Layers' }).click();
    await page.getByRole('table', { name: 'Layers' }).getByText('unpack base-files').waitFor();
  });

  test('finds by a filter that the address keeps, and saves what is filtered', async () => {
    const { page } = visit;
    const name = (await page.getByRole('link', { name: /CVE-\d+-\d+/ }).first().textContent())?.trim() ?? '';
    await page.getByPlaceholder('Find in names, packages and descriptions').fill(name);
    await expect.poll(() => page.url()).toContain(`finding=${name}`);
    await page.reload();
    await visit.settled();
    const links = page.getByRole('link', { name: /CVE-\d+-\d+/ });
    // The page is there before its findings are.
    await links.first().waitFor();
    const all = await links.allTextContents();
    expect(new Set(all.map((text) => text.trim()))).toEqual(new Set([name]));
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const stream = await (await saved).createReadStream();
    const text = (await stream.toArray()).join('');
    expect(text.split('\r\n').filter((line) => line.startsWith('CVE-')).length).toBe(all.length);
  });

  test('switches the registry to enhanced scanning, with a preview of what the filter matches', async () => {
    const { page } = visit;
    await visit.open('/ecr/scanning');
    await page.getByRole('radio', { name: /Enhanced scanning/ }).check();
    await page.getByRole('textbox', { name: 'Filter for: Continuous' }).fill('team/*');
    await page.getByText('Preview matching repositories: 1 of 1').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).last().click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => house.server.call('ecr', 'GetRegistryScanningConfiguration', {}))
      .toMatchObject({
        scanningConfiguration: {
          scanType: 'ENHANCED',
          rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter: 'team/*' }] }],
        },
      });
  });

  test('reads an enhanced finding: packages, fixed versions, scores', async () => {
    const { page } = visit;
    await visit.open('/ecr/repositories/team%2Fapp');
    await page.getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('columnheader', { name: 'Fixed in' }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: /^CVE-/ }).first().click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('Affected packages').waitFor();
    await dialogue.getByText('CVSS scores').first().waitFor();
    await dialogue.getByRole('link', { name: 'Show in Inspector, with evidence' }).waitFor();
    await visit.holds('an enhanced finding');
  });

  test('signs out, and what was seen is seen no more', async () => {
    const { page } = visit;
    await visit.open('/');
    await page.getByRole('button', { name: /^root/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to tidewaiter' }).waitFor();
    await visit.open('/ecr/repositories');
    await page.getByRole('heading', { name: 'Sign in to tidewaiter' }).waitFor();
  });
});

describe('a reader', () => {
  test('signs in with a password and sees no button that they may not use', async () => {
    const { page } = visit;
    await visit.signIn('reader');
    await visit.open('/ecr/repositories');
    await page.getByRole('radio', { name: 'team/app' }).check();
    await page.getByRole('button', { name: 'View push commands' }).waitFor();
    for (const name of ['Create repository', 'Edit', 'Delete']) {
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
    }
    await visit.open('/ecr/scanning');
    await page.getByRole('heading', { name: 'Scan type' }).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  test('is stopped by the server when they do it all the same', async () => {
    const status = await visit.page.evaluate(async () => {
      const session = (await (await fetch('/console/session')).json()) as { csrf: string };
      const answer = await fetch('/console/api/ecr/DeleteRepository', {
        method: 'POST',
        headers: { 'x-csrf-token': session.csrf },
        body: JSON.stringify({ repositoryName: 'team/app', force: true }),
      });
      return [answer.status, ((await answer.json()) as { __type: string }).__type];
    });
    expect(status).toEqual([400, 'AccessDeniedException']);
  });
});

describe('by keyboard alone', () => {
  test('one signs in, opens the list of repositories, and an image', async () => {
    const keys = await Visit.begin(house.browser, house.server, { language: 'ja', theme: 'dark' });
    const { page } = keys;
    await keys.open('/');
    await keys.to('[autocomplete=username]');
    await page.keyboard.type(ADMIN.id);
    await keys.to('[autocomplete=current-password]');
    await page.keyboard.type(ADMIN.secret);
    await page.keyboard.press('Enter');
    await page.locator('#top').waitFor();
    await keys.to('a', /^リポジトリ$/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'team/app' }).waitFor();
    await keys.to('a', /^team\/app$/);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: '1', exact: true }).waitFor();
    // A table whose rows unfold is walked by arrows, as a tree is.
    await keys.to('table *');
    await page.keyboard.press('ArrowDown');
    for (let steps = 0; steps < 5 && !(await keys.isOn('a', /^1$/)); steps += 1) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Enter');
    await page.getByText('スキャンと脆弱性').waitFor();
    await keys.holds('an image by keyboard');
    await keys.end();
  });
});
