// States that a server under test does not come to, or not in the time of a test: their answers are made up here, in the shapes of
// AWS's models. Everything else is tested over the real server (pages.test.ts, judge.test.ts).

import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Operations } from '../../src/api/generated/inspector2';
import { Visit } from './browser';
import { close, open, type House } from './house';

type Answers = { [name in keyof Operations]?: Operations[name] extends { output: infer R } ? R : never };

let house: House;

beforeAll(async () => {
  house = await open();
});

afterAll(() => close(house));

const NOW = Date.now() / 1000;
const DAY = 86_400;

/** Images whose time is over: that takes two weeks. */
const EXPIRED: Answers = {
  ListCoverage: {
    coveredResources: [
      {
        accountId: '000000000000',
        resourceId: `arn:aws:ecr:us-east-1:000000000000:repository/team/app/sha256:${'ab'.repeat(32)}`,
        resourceType: 'AWS_ECR_CONTAINER_IMAGE',
        scanStatus: { statusCode: 'INACTIVE', reason: 'SCAN_ELIGIBILITY_EXPIRED' },
        scanType: 'PACKAGE',
      },
    ],
  },
};

/** What only a database with texts knows, which the one that comes with the program is not. */
const EXPLOITED: Answers = {
  BatchGetFindingDetails: {
    findingDetails: [
      {
        cisaData: { dateAdded: NOW - 800 * DAY, dateDue: NOW - 780 * DAY, action: 'Apply updates per vendor instructions.' },
        cwes: ['CWE-502'],
        evidences: [{ evidenceRule: 'RANGE', evidenceDetail: '2.14.1 is below <b>2.15.0</b>', severity: 'CRITICAL' }],
        exploitObserved: { lastSeen: NOW - DAY },
        referenceUrls: ['https://logging.apache.org/log4j/2.x/security.html'],
      },
    ],
  },
};

/** Old registries have many months behind them. */
const MONTHS = {
  projected: 12.5,
  months: ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month, at) => ({
    month,
    repositories: [
      { repository: 'team/app', initial: 10 + at, rescans: 100 * at, cost: 1.1 + at },
      { repository: 'team/web', initial: 3, rescans: 20, cost: 0.53 },
      { repository: null, initial: 1, rescans: 0, cost: 0.11 },
    ],
  })),
};

async function shown(path: string, answers: Answers, words: RegExp): Promise<void> {
  const visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'dark' });
  await visit.signIn('admin');
  for (const [operation, json] of Object.entries(answers)) {
    await visit.page.route(`**/console/api/inspector2/${operation}`, (route) => route.fulfill({ json }));
  }
  await visit.page.route('**/console/costs', (route) => route.fulfill({ json: MONTHS }));
  await visit.open(path);
  await visit.page.getByText(words).first().waitFor();
  await visit.holds(path);
  await visit.end();
}

describe('a page tells of', () => {
  test('an image that is scanned no more', async () => {
    await shown('/inspector/coverage', EXPIRED, /older than the rescan duration/);
  });

  test('a vulnerability that is exploited, with texts as text', async () => {
    const finding = encodeURIComponent(house.finding);
    await shown(`/inspector/findings?finding=${finding}&tab=evidence`, EXPLOITED, /2\.14\.1 is below <b>2\.15\.0<\/b>/);
  });

  test('costs of many months', async () => {
    await shown('/inspector/usage', {}, /This month comes to \$12\.50/);
  });

  test('a server that failed', async () => {
    const visit = await Visit.begin(house.browser, house.server, { language: 'en', theme: 'light' });
    await visit.signIn('admin');
    const answer = { status: 500, json: { __type: 'InternalServerException', message: 'It broke.' } };
    await visit.page.route('**/console/api/**', (route) => route.fulfill(answer));
    for (const path of ['/ecr/repositories', '/inspector/findings', '/securityhub/summary']) {
      await visit.open(path);
      await visit.page.getByText('It broke.').first().waitFor();
      await visit.page.getByRole('button', { name: 'Try again' }).first().waitFor();
      await visit.holds(path);
    }
    await visit.end();
  });
});
