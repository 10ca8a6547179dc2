// How the pages of Inspector and Security Hub show full answers, and what they ask for when something is chosen.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FINDING, HUB, INSPECTOR } from './answers';
import { launch, Visit, type Look } from './browser';
import { close, type House } from './house';
import { Server } from './server';

let house: House;
let visit: Visit;
/** The last input of each operation. */
const asked = new Map<string, unknown>();

type Answer = (input: unknown) => unknown;

async function begin(look: Look): Promise<Visit> {
  const begun = await Visit.begin(house.browser, house.server, look);
  for (const [service, answers] of Object.entries({ inspector2: INSPECTOR, securityhub: HUB })) {
    await begun.page.route(`**/console/api/${service}/*`, async (route) => {
      const operation = route.request().url().split('/').at(-1) ?? '';
      const input = route.request().postDataJSON() as unknown;
      asked.set(operation, input);
      const answer = (answers as Record<string, Answer>)[operation];
      await route.fulfill({ status: answer ? 200 : 501, json: answer?.(input) ?? { __type: 'NotImplementedException' } });
    });
  }
  await begun.signIn('admin');
  return begun;
}

beforeAll(async () => {
  house = { server: await Server.start(), browser: await launch(), digest: '' };
  visit = await begin({ language: 'en', theme: 'light' });
});

afterAll(() => close(house));

const ARN = encodeURIComponent(FINDING.findingArn);

const SHOWN: [string, string, RegExp][] = [
  ['dashboard', '/inspector/dashboard', /90%/],
  ['findings', '/inspector/findings', /94\.36 %/],
  ['one finding', `/inspector/findings?finding=${ARN}`, /log4j-core-2\.14\.1\.jar/],
  ['its scores', `/inspector/findings?finding=${ARN}&tab=scores`, /Inspector score, metric by metric/],
  ['its evidence', `/inspector/findings?finding=${ARN}&tab=evidence`, /2\.14\.1 is below 2\.15\.0/],
  ['its history', `/inspector/findings?finding=${ARN}&tab=history`, /Published by the vendor/],
  ['by vulnerability', '/inspector/findings?view=vulnerability', /CVE-2021-44228/],
  ['by image', '/inspector/findings?view=image', /team\/app:1/],
  ['by repository', '/inspector/findings?view=repository', /Images affected/],
  ['suppression', '/inspector/suppression', /Review soon/],
  ['coverage', '/inspector/coverage', /older than the rescan duration/],
  ['usage', '/inspector/usage', /\$1\.50/],
  ['a vulnerability', '/inspector/vulnerabilities?id=CVE-2021-44228', /What is known of it/],
  ['settings', '/inspector/settings', /For good/],
  ['summary', '/securityhub/summary', /Workflow/],
  ['findings of all', '/securityhub/findings', /A finding of another scanner/],
  ['groups', '/securityhub/findings?by=SeverityLabel', /CRITICAL/],
  ['insights', '/securityhub/insights?insight=arn', /Findings of the insight/],
  ['sources', '/securityhub/sources', /Default/],
];

describe('a page shows its answer', () => {
  test.each(SHOWN)('%s', async (name, path, words) => {
    await visit.open(path);
    await visit.page.getByText(words).first().waitFor();
    await visit.holds(name);
  });

  test('in dark and Japanese too', async () => {
    const dark = await begin({ language: 'ja', theme: 'dark' });
    for (const [name, path] of SHOWN) {
      await dark.open(path);
      await dark.holds(name);
    }
    await dark.end();
  });
});

describe('a page asks for what is chosen', () => {
  test('findings are filtered and sorted by the server', async () => {
    const { page } = visit;
    await visit.open('/inspector/findings');
    expect(asked.get('ListFindings')).toMatchObject({
      filterCriteria: { findingStatus: [{ comparison: 'EQUALS', value: 'ACTIVE' }] },
      sortCriteria: { field: 'SEVERITY', sortOrder: 'DESC' },
    });
    await page.getByRole('columnheader', { name: 'EPSS' }).getByRole('button').click();
    await expect.poll(() => asked.get('ListFindings')).toMatchObject({ sortCriteria: { field: 'EPSS_SCORE' } });
    await page.getByRole('combobox', { name: 'Filter by property' }).fill('log4j');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => asked.get('ListFindings'))
      .toMatchObject({ filterCriteria: { title: [{ comparison: 'PREFIX', value: 'log4j' }] } });
  });

  test('a rule is made with its reason, after a preview', async () => {
    const { page } = visit;
    await visit.open('/inspector/suppression');
    await page.getByRole('button', { name: 'Create rule' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('textbox', { name: 'Name' }).fill('accepted');
    await dialogue.getByRole('textbox', { name: 'Reason' }).fill('Not reachable.');
    await dialogue.getByRole('combobox', { name: 'Filter by property' }).fill('CVE-2021-44228');
    await page.keyboard.press('Enter');
    await dialogue.getByText('It would hide 1 findings now').waitFor();
    await visit.holds('a new rule');
    await dialogue.getByRole('button', { name: 'Create rule' }).click();
    await expect.poll(() => asked.get('CreateFilter')).toMatchObject({
      action: 'SUPPRESS',
      name: 'accepted',
      reason: 'Not reachable.',
      filterCriteria: { title: [{ value: 'CVE-2021-44228' }] },
    });
  });

  test('the workflow of many findings is changed at once', async () => {
    const { page } = visit;
    await visit.open('/securityhub/findings');
    await page.getByRole('checkbox', { name: 'Choose all rows' }).check();
    await page.getByRole('button', { name: 'Change workflow' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByRole('textbox', { name: 'Note' }).fill('Told the team.');
    await dialogue.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => asked.get('BatchUpdateFindings')).toMatchObject({
      FindingIdentifiers: [{ Id: 'another-scanner/1' }, { Id: 'another-scanner/2' }],
      Note: { Text: 'Told the team.', UpdatedBy: 'root' },
      Workflow: { Status: 'NOTIFIED' },
    });
  });
});
