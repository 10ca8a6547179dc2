// The way of a user goes on: what enhanced scanning found is read and judged, in Inspector's area and in Security Hub's, and
// a reader may see all of it and judge nothing.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visit } from './browser';
import { close, day, enhanced, list, until, type House } from './house';

let house: House;
let visit: Visit;
/** Of the finding that the tests judge: its vulnerability, and its title. */
let judged: { id: string; title: string };

beforeAll(async () => {
  house = await enhanced();
  visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
  await visit.signIn('admin');
});

afterAll(() => close(house));

async function shownOnDashboard(): Promise<number> {
  await visit.open('/inspector/dashboard');
  const row = visit.page.getByRole('table', { name: 'Repositories with most critical findings' }).getByRole('row', { name: /team\/app/ });
  return Number(await row.getByRole('cell').last().textContent());
}

describe('an administrator, in Inspector', () => {
  test('reads a finding: what repairs it, why it matches, and where it is', async () => {
    const { page } = visit;
    const fixed = { fixAvailable: [{ comparison: 'EQUALS', value: 'YES' }] };
    const [finding] = await list(house.server, 'inspector2', 'ListFindings', 'findings', { filterCriteria: fixed });
    const { vulnerabilityId } = finding?.['packageVulnerabilityDetails'] as { vulnerabilityId: string };
    judged = { id: vulnerabilityId, title: String(finding?.['title']) };
    await visit.open('/inspector/findings');
    await page.getByRole('combobox', { name: 'Filter by property' }).fill(judged.id);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: judged.title, exact: true }).first().click();
    const packages = page.getByRole('table', { name: 'Affected packages' });
    expect(await packages.getByRole('row').nth(1).getByRole('cell').nth(1).textContent()).toMatch(/^\d/);
    await page.getByRole('heading', { name: 'How to repair it' }).waitFor();
    expect(await page.locator('pre.command').first().textContent()).toMatch(/^Update \S+ to \d/);
    await visit.holds('a finding');
    await page.getByRole('tab', { name: 'Evidence' }).click();
    const evidence = page.getByRole('table', { name: 'Why it matches' });
    // The comparison that decided, with the order that was used.
    await evidence.getByText(/\S+ < \S+ \(\w+\)/).waitFor();
    await visit.holds('its evidence');
    await page.reload();
    await evidence.getByText(/affected are/).waitFor();
    await page.getByRole('link', { name: /^team\/app/ }).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'team/app:1' }).click();
    await page.getByText('Scanning and vulnerabilities').waitFor();
  });

  test('suppresses it with reason and end, and it leaves the list and the dashboard', async () => {
    const { page } = visit;
    const before = await shownOnDashboard();
    await visit.open('/inspector/suppression');
    await page.getByRole('button', { name: 'Create rule' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('textbox', { name: 'Name' }).fill('accepted');
    await dialogue.getByRole('textbox', { name: 'Reason' }).fill('Not reachable from outside.');
    await dialogue.getByPlaceholder('YYYY-MM-DD').fill(day(5));
    await dialogue.getByRole('combobox', { name: 'Filter by property' }).fill(judged.id);
    await page.keyboard.press('Enter');
    await dialogue.getByText(/^It would hide [1-9]\d* findings now/).waitFor();
    await visit.holds('a new rule');
    await dialogue.getByRole('button', { name: 'Create rule' }).click();
    const row = page.getByRole('row', { name: /accepted/ });
    await row.getByText('Not reachable from outside.').waitFor();
    await row.getByText('Review soon').waitFor();
    await expect.poll(shownOnDashboard).toBeLessThan(before);
    await visit.open('/inspector/findings');
    await page.getByRole('button', { name: /^CVE-/ }).first().waitFor();
    expect(await page.getByRole('button', { name: judged.title, exact: true }).count()).toBe(0);
    const suppressed = JSON.stringify([['findingStatus', '=', 'SUPPRESSED']]);
    await visit.open(`/inspector/findings?filter=${encodeURIComponent(suppressed)}`);
    await page.getByRole('button', { name: judged.title, exact: true }).first().waitFor();
  });

  test('changes for how long images are scanned again', async () => {
    const { page } = visit;
    await visit.open('/inspector/settings');
    await page.getByRole('button', { name: /^Since the push/ }).click();
    await page.getByRole('option', { name: '30 days' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await expect.poll(() => house.server.call('inspector2', 'GetConfiguration', {})).toMatchObject({
      ecrConfiguration: { rescanDurationState: { rescanDuration: 'DAYS_30' } },
    });
    await page.reload();
    await page.getByRole('button', { name: /^Since the push 30 days/ }).waitFor();
  });

  test('sees what was scanned, and what it costs', async () => {
    const { page } = visit;
    await visit.open('/inspector/coverage');
    await page.getByRole('row', { name: /team\/app:1/ }).getByText('The scan succeeded.').waitFor();
    await visit.open('/inspector/usage');
    const row = page.getByRole('row', { name: /First scans of images/ });
    expect(await row.getByRole('cell').allTextContents()).toEqual(['1', '$0.11']);
    await visit.holds('usage');
  });
});

describe('an administrator, in Security Hub', () => {
  test('enables it, and the findings are there', async () => {
    const { page } = visit;
    await visit.open('/securityhub/findings');
    await visit.holds('a hub that is not enabled');
    await page.getByRole('button', { name: 'Enable Security Hub' }).click();
    await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor();
    await until(async () => (await list(house.server, 'securityhub', 'GetFindings', 'Findings')).length > 1);
    await visit.open('/securityhub/findings');
    await page.getByRole('button', { name: /^CVE-/ }).first().waitFor();
  });

  test('notes that someone was told of a finding, and reads its history', async () => {
    const { page } = visit;
    const first = page.getByRole('button', { name: /^CVE-/ }).first();
    const title = (await first.textContent())?.trim() ?? '';
    await page.getByRole('combobox', { name: 'Filter by property' }).fill(title);
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: title, exact: true }).first().check();
    await page.getByRole('button', { name: 'Change workflow' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('textbox', { name: 'Note' }).fill('Told the team.');
    await visit.holds('a change of workflow');
    await dialogue.getByRole('button', { name: 'Save' }).click();
    await dialogue.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: 'Notified' }).first().waitFor();
    await page.getByRole('table', { name: 'Findings' }).getByRole('button', { name: title, exact: true }).click();
    await page.getByRole('dialog').getByText('Told the team. (root)').waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('dialog').getByText(/Workflow.*NOTIFIED/).first().waitFor();
    await visit.holds('a finding of the hub');
  });

  test('makes an insight, and sees what it counts', async () => {
    const { page } = visit;
    await visit.open('/securityhub/insights');
    await page.getByRole('button', { name: 'Create insight' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('textbox', { name: 'Name' }).fill('By severity');
    await dialogue.getByRole('button', { name: /^Group by/ }).click();
    await page.getByRole('option', { name: 'Severity' }).click();
    await dialogue.getByRole('button', { name: 'Create insight' }).click();
    await page.getByRole('button', { name: 'By severity' }).click();
    await page.getByRole('heading', { name: 'Findings of the insight' }).waitFor();
    await visit.settled();
    await visit.holds('an insight');
  });
});

describe('a reader', () => {
  test('sees it all, and no button that they may not use', async () => {
    const reader = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
    const { page } = reader;
    await reader.signIn('reader');
    await reader.open('/inspector/suppression');
    await page.getByRole('row', { name: /accepted/ }).waitFor();
    await reader.open('/securityhub/findings');
    await page.getByRole('button', { name: /^CVE-/ }).first().waitFor();
    await reader.open('/inspector/settings');
    await page.getByRole('heading', { name: 'Rescan duration' }).waitFor();
    for (const [path, name] of [
      ['/inspector/suppression', 'Create rule'],
      ['/inspector/settings', 'Save'],
      ['/securityhub/findings', 'Change workflow'],
      ['/securityhub/insights', 'Create insight'],
    ] as const) {
      await reader.open(path);
      await page.waitForTimeout(300);
      expect(await page.getByRole('button', { name }).count(), name).toBe(0);
    }
    await reader.end();
  });
});

describe('in Japanese and dark, by keyboard alone', () => {
  test('one comes from the dashboard to a finding and its evidence', async () => {
    const keys = await Visit.begin(house.browser, house.server, { language: 'ja', theme: 'dark' });
    const { page } = keys;
    await keys.signIn('admin');
    await keys.open('/inspector/findings');
    await keys.to('button', /^CVE-/);
    await page.keyboard.press('Enter');
    await keys.to('[role=tab]', /^概要$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: '一致した理由' }).getByText(/affected are/).first().waitFor();
    await keys.holds('evidence by keyboard');
    await keys.end();
  });
});
