// A browser under test: Debian's Chromium, and what must hold on every page that it shows.

import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { ADMIN, PASSWORD, type Server } from './server';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

// Whoever runs tests as root (as containers do) has no sandbox; the pages are our own.
const PROGRAM = { executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] };
// What fades in is judged by its colours in the end.
const CONTEXT = { viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' } as const;

export async function launch(): Promise<Browser> {
  return chromium.launch(PROGRAM);
}

/** A browser that keeps files, and what it made of scripts, in a folder, as people's do; others forget all with each context. */
export async function launchIn(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...PROGRAM, ...CONTEXT });
}

export interface Look {
  language: 'en' | 'ja';
  theme: 'light' | 'dark';
}

/** A page with its server, and all that went wrong in it. */
export class Visit {
  readonly page: Page;
  readonly #server: Server;
  /** Of the server. */
  readonly url: string;
  readonly #wrong: string[] = [];
  readonly #allowed: string[];

  private constructor(server: Server, page: Page) {
    this.#server = server;
    this.url = server.url;
    this.page = page;
    this.#allowed = [server.url, 'data:', 'blob:'];
    page.on('console', (message) => {
      // What the server refuses (a session that is not there, an operation that it lacks) the page tells by itself.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.#wrong.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.#wrong.push(error.message));
    page.on('request', (request) => {
      if (!this.#allowed.some((place) => request.url().startsWith(place))) {
        this.#wrong.push(`a request left for ${request.url()}`);
      }
    });
  }

  static async begin(browser: Browser, server: Server, look: Look): Promise<Visit> {
    return Visit.within(await browser.newContext(CONTEXT), server, look);
  }

  static async within(context: BrowserContext, server: Server, look: Look): Promise<Visit> {
    await context.addInitScript(({ language, theme }) => {
      localStorage.setItem('tidewaiter.language', language);
      localStorage.setItem('tidewaiter.theme', theme);
    }, look);
    return new Visit(server, await context.newPage());
  }

  /** Lets requests go to another origin. */
  allow(origin: string): void {
    this.#allowed.push(origin);
  }

  async end(): Promise<void> {
    await this.page.context().close();
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#server.url}/console${path}`);
    await this.settled();
  }

  /** Waits until nothing is being loaded. The stream of changes stays open, so that the network is never idle. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForFunction(
      () => !document.querySelector('[data-loading], [class*="awsui_root"][class*="spinner"], [class*="status-loading"]'),
    );
  }

  async signIn(as: 'admin' | 'reader'): Promise<void> {
    await this.open('/');
    const { page } = this;
    if (as === 'reader') {
      await page.getByRole('button').nth(1).click();
    }
    const fields = page.locator('input[autocomplete]');
    await fields.nth(0).fill(as === 'admin' ? ADMIN.id : 'reader');
    await fields.nth(1).fill(as === 'admin' ? ADMIN.secret : PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('#top').waitFor();
    await this.settled();
  }

  /** Goes on by Tab until something that fits has the focus. */
  async to(selector: string, words = /^/): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      await this.page.keyboard.press('Tab');
      if (await this.isOn(selector, words)) {
        return;
      }
    }
    throw new Error(`not reached by Tab: ${selector} ${words}`);
  }

  isOn(selector: string, words = /^/): Promise<boolean> {
    const wanted = { selector, words: words.source };
    return this.page.evaluate(({ selector, words }) => {
      const focused = document.activeElement;
      return Boolean(focused?.matches(selector) && new RegExp(words).test(focused.textContent.trim()));
    }, wanted);
  }

  /** Nothing went wrong in the browser, and the page can be used by all. */
  async holds(what: string): Promise<void> {
    await this.page.evaluate(axe.source);
    const { violations } = (await this.page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
    )) as axe.AxeResults;
    const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`));
    expect({ what, violations: told, wrong: this.#wrong }).toEqual({ what, violations: [], wrong: [] });
  }
}
