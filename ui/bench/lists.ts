// `npm run bench` (or `cargo xtask bench console`): how the console's lists keep up with a hundred thousand findings.
//
// Odd: TIDEWAITER_BENCH_FINDINGS makes it smaller. Nothing is judged here: the figures are printed as docs/benchmarks.md has them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished, test } from 'vitest';
import { launchIn, Visit } from '../tests/browser/browser';
import { Server } from '../tests/browser/server';
import { fill } from './fill';

const FINDINGS = Number(process.env['TIDEWAITER_BENCH_FINDINGS'] ?? 100_000);
/** Findings of one image: those of its library, and of its system. */
const OF_AN_IMAGE = 428;
const TIMES = 5;
const PAGES = 10;
const BY_SEVERITY = 'arn:aws:securityhub:::insight/securityhub/default/24';

const LISTS: [string, string][] = [
  ['Repositories', '/ecr/repositories'],
  ['Images of a repository', '/ecr/repositories/team-0%2Fservice-0'],
  ['Inspector: findings', '/inspector/findings'],
  ['Inspector: by vulnerability', '/inspector/findings?view=vulnerability'],
  ['Inspector: by image', '/inspector/findings?view=image'],
  ['Inspector: by package', '/inspector/findings?view=package'],
  ['Inspector: coverage', '/inspector/coverage'],
  ['Security Hub: findings', '/securityhub/findings'],
];

const PAGED = ['Inspector: findings', 'Security Hub: findings'];

test('lists', async () => {
  const server = await Server.start();
  const folder = mkdtempSync(join(tmpdir(), 'tidewaiter-browser-'));
  const browser = await launchIn(folder);
  onTestFinished(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
    server.stop();
  });
  await fill(server, Math.ceil(FINDINGS / OF_AN_IMAGE));
  const count = await settled(server);
  const visit = await Visit.within(browser, server, { language: 'en', theme: 'light' });
  const weight = weigh(visit.page);
  await visit.signIn('admin');
  const lines = [
    `## The console's lists with ${count.toLocaleString('en')} findings (aims: 1 s, no long frame, below 600 kB)`,
    '| list | first page painted by its address, median (worst) | from another page | long frames of 120 while scrolling | next page painted |',
    '|---|---|---|---|---|',
  ];
  for (const [name, path] of LISTS) {
    const near = await repeated(() => reached(visit, path));
    const times = await repeated(() => painted(visit, path));
    const long = await scrolled(visit.page);
    const next = PAGED.includes(name) ? `${middle(await paged(visit.page))} ms` : '';
    lines.push(`| ${name} | ${told(times)} | ${told(near)} | ${long} | ${next} |`);
  }
  lines.push('', `Sent for the first page and all of these lists together: ${Math.round(weight() / 1000)} kB of files, gzipped.`);
  console.log(lines.join('\n'));
});

/** Waits until the hub has all findings, and answers how many those are. */
async function settled(server: Server): Promise<number> {
  let before = -1;
  for (;;) {
    const answer = await server.call('securityhub', 'GetInsightResults', { InsightArn: BY_SEVERITY });
    const { ResultValues } = answer['InsightResults'] as { ResultValues: { Count: number }[] };
    const count = ResultValues.reduce((sum, one) => sum + one.Count, 0);
    if (count > 0 && count === before) {
      return count;
    }
    before = count;
    await new Promise((wake) => setTimeout(wake, 3000));
  }
}

/** Adds up what files weigh as they are sent, each once: later the browser has them. */
function weigh(page: Page): () => number {
  const bytes = new Map<string, number>();
  page.on('response', (response) => {
    if (response.url().includes('/console/assets/')) {
      bytes.set(response.url(), Number(response.headers()['content-length']));
    }
  });
  return () => [...bytes.values()].reduce((sum, one) => sum + one, 0);
}

async function repeated(measure: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    times.push(await measure());
  }
  return times;
}

/** Milliseconds from the address being entered until rows are painted. */
async function painted(visit: Visit, path: string): Promise<number> {
  const { page } = visit;
  await page.goto('about:blank');
  await page.goto(`${visit.url}/console${path}`, { waitUntil: 'commit' });
  // The row that says that things are loaded has one cell.
  await page.waitForFunction(() => document.querySelector('tbody tr > :nth-child(3)') !== null, undefined, { polling: 'raf' });
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done(Math.round(performance.now()))));
      }),
  );
}

/** Milliseconds from a step within the console, from its first page, until rows are painted. */
async function reached(visit: Visit, path: string): Promise<number> {
  await visit.open('/');
  return visit.page.evaluate(async (address) => {
    const begun = performance.now();
    history.pushState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
    while (!location.href.endsWith(address) || document.querySelector('tbody tr > :nth-child(3)') === null) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    return Math.round(performance.now() - begun);
  }, `/console${path}`);
}

/** How many of 120 frames of a scroll took longer than 50 ms. */
async function scrolled(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let [frames, long, before] = [0, 0, performance.now()];
        const step = (now: number) => {
          long += now - before > 50 ? 1 : 0;
          before = now;
          frames += 1;
          window.scrollBy(0, frames <= 60 ? 80 : -80);
          if (frames < 120) {
            requestAnimationFrame(step);
          } else {
            done(long);
          }
        };
        requestAnimationFrame(step);
      }),
  );
}

/** Milliseconds of each of some steps to the next page, until other rows are painted. */
async function paged(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < PAGES; turn += 1) {
    times.push(
      await page.evaluate(async () => {
        const rows = () => document.querySelector('tbody')?.textContent;
        const before = rows();
        const begun = performance.now();
        const pages = document.querySelectorAll<HTMLButtonElement>('[class*=pagination] li button');
        pages[pages.length - 1]?.click();
        while (rows() === before) {
          await new Promise(requestAnimationFrame);
        }
        await new Promise(requestAnimationFrame);
        return Math.round(performance.now() - begun);
      }),
    );
  }
  return times;
}

function told(times: number[]): string {
  return `${middle(times)} ms (${Math.max(...times)} ms)`;
}

function middle(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
