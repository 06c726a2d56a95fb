import { type Account } from '@mingtang/backing-services';
import { backing, chromiumPath } from '@mingtang/testing';
import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { workspaceRoot } from '@mingtang/backing-services';
import { type Wire } from './wire';

export type Language = 'zh-CN' | 'en';

/** Root cannot have Chromium's own sandbox; the rest keeps it from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Streams have no end, and so no part in whether a page has come to rest. */
const STREAM = /\/live(?:\?|$)/;
const AT_REST_MS = 500;
const LOOK_MS = 50;
const PATIENCE_MS = 30_000;

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Where screenshots are kept; git does not see it. */
export const SCREENSHOTS = join(workspaceRoot, '.run/screenshots');

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
}

export interface VisitorOptions {
  readonly language?: Language;
  readonly width?: number;
  /** The only way to the network that the browser has. */
  readonly wire?: Wire;
}

/** Somebody in front of a browser of their own: a context with its cookies, language and window. */
export class Visitor {
  /** What the pages complained of: errors of scripts, and what was logged as one. */
  readonly complaints: string[] = [];
  /** What the page has asked for and not yet got. */
  private readonly awaited = new Set<Request>();

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly base: string,
    readonly language: Language,
    private readonly name: string,
  ) {}

  /** @param base the portal's address. */
  static async at(
    browser: Browser,
    base: string,
    name: string,
    { language = 'zh-CN', width = 1280, wire }: VisitorOptions = {},
  ): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width, height: width < 600 ? 780 : 900 },
      locale: language,
      acceptDownloads: true,
      // What still moves is clicked beside.
      reducedMotion: 'reduce',
      ...(wire && { proxy: wire.proxy }),
    });
    await context.addInitScript(`localStorage.getItem('mingtang.language') ??
      localStorage.setItem('mingtang.language', ${JSON.stringify(language)})`);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, base, language, name);
    page.on('request', (request) => STREAM.test(request.url()) || visitor.awaited.add(request));
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => void visitor.awaited.delete(request));
    page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        visitor.complaints.push(message.text());
    });
    return visitor;
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await this.page.locator('h1').first().waitFor();
  }

  /** Signs in on Keycloak's own page, and arrives at the own desk. */
  async signIn({ username, password }: Pick<Account, 'username' | 'password'>): Promise<void> {
    await this.page.goto(`${this.base}/desk`);
    await this.page
      .locator('main')
      .getByRole('button', { name: this.say('登录', 'Sign in') })
      .click();
    await this.page.locator('#username').fill(username);
    await this.page.locator('#password').fill(password);
    await this.page.locator('#password').press('Enter');
    await this.page.waitForURL(/\/desk\/[a-z]+$/);
    await this.page.locator('h1').first().waitFor();
  }

  /**
   * Waits until the page has asked for nothing more for half a second, streams apart, which it may hold open for good.
   * @throws {Error} where it does not come to rest.
   */
  async atRest(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < AT_REST_MS; quiet = this.awaited.size > 0 ? 0 : quiet + LOOK_MS) {
      if (Date.now() > until)
        throw new Error(`still waited for: ${[...this.awaited].map((each) => each.url()).join(', ')}`);
      await this.page.waitForTimeout(LOOK_MS);
    }
  }

  /** The text of the language that the visitor reads. */
  readonly say = (zh: string, en: string): string => (this.language === 'en' ? en : zh);

  /** Keeps a picture of the page. */
  async picture(title: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${this.name}-${title}.png`), fullPage: true });
  }

  /** What keeps people out of the page: violations of WCAG 2.2 A and AA that axe finds, and a page wider than its window. */
  async barriers(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(STANDARD).analyze();
    const overflow = await this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    const at = new URL(this.page.url()).pathname;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${at}: ${id}: ${html.slice(0, 200)}`)),
      ...(overflow > 0 ? [`${at}: wider than its window by ${overflow} px`] : []),
    ];
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/** The demo account of that name. @throws {Error} where there is none. */
export function accountOf(username: string): Account {
  const account = backing().realm.accounts.find((each) => each.username === username);
  if (!account) throw new Error(`no demo account ${username}`);
  return account;
}
