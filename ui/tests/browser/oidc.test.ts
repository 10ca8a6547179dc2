// Signing in through an OpenID Connect provider: its own pages, its tokens, and what its groups allow.

import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, Visit } from './browser';
import { CLIENT, listen, provide, type Running } from './provider';
import { Server } from './server';

const FONT = 'https://fonts.googleapis.com';

let browser: Browser;
let provider: Running;
let server: Server;

beforeAll(async () => {
  // The provider has to know the address before the server has one.
  const free = createServer();
  const address = `127.0.0.1:${await listen(free)}`;
  await new Promise((closed) => free.close(closed));
  const redirect = `http://${address}/console/oidc/callback`;
  provider = await provide(redirect);
  const settings = [
    '[oidc]',
    `issuer = "${provider.issuer}"`,
    `client-id = "${CLIENT.id}"`,
    `client-secret = "${CLIENT.secret}"`,
    `redirect-url = "${redirect}"`,
    'label = "the test"',
    '[[oidc.group]]',
    'name = "ops"',
    'policies = ["read-only"]',
  ];
  server = await Server.start({ listen: address, settings: settings.join('\n') });
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  server.stop();
  provider.stop();
});

/** The provider's pages may be loaded; the font that they ask the internet for may not. */
async function throughProvider(visit: Visit): Promise<void> {
  visit.allow(provider.issuer);
  visit.allow(FONT);
  await visit.page.route(`${FONT}/**`, (route) => route.abort());
}

async function signIn(visit: Visit, name: string): Promise<void> {
  const { page } = visit;
  await visit.open('/');
  await visit.holds('a way through a provider');
  await page.getByRole('link', { name: 'Sign in with the test' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: /continue/i }).click();
}

test('whoever is in a group comes in, and may what the group may', async () => {
  const visit = await Visit.begin(browser, server, { language: 'en', theme: 'light' });
  await throughProvider(visit);
  await signIn(visit, 'ann');
  await visit.page.getByRole('button', { name: /^ann/ }).waitFor();
  await visit.settled();
  await visit.holds('the first page');
  await visit.open('/ecr/repositories');
  await visit.page.getByText('There are no repositories here').waitFor();
  expect(await visit.page.getByRole('button', { name: 'Create repository' }).count()).toBe(0);
  await visit.page.getByRole('button', { name: /^ann/ }).click();
  await visit.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await visit.page.getByRole('heading', { name: 'Sign in to tidewaiter' }).waitFor();
  await visit.end();
});

test('whoever is in none is told so', async () => {
  const visit = await Visit.begin(browser, server, { language: 'en', theme: 'dark' });
  await throughProvider(visit);
  await signIn(visit, 'bob');
  await visit.page.getByText('You are in no group that may sign in here.').waitFor();
  await visit.holds('a sign-in that was refused');
  await visit.end();
});
