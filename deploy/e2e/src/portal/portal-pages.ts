import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@mingtang/contracts';
import { eventually, type TestPlatform } from '@mingtang/testing';
import { type Browser } from 'playwright-core';
import { accountOf, type Language, launchBrowser, Visitor, type VisitorOptions } from './browser';
import {
  awaitUnread,
  calendarLinkOf,
  notificationsOf,
  openAccount,
  readAll,
  renewCalendar,
  setContact,
} from './account/account';
import { filesOf, scriptBytes } from './first-load';
import { illustrate } from './illustrations';
import { admitPortal } from './portal-client';
import { download } from './register/downloads';
import { figuresOf, openSandboxStatistics, saveFigures } from './register/statistics';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
/** The narrowest telephone, on which most goes wrong; px. */
const NARROW = 360;

/** How the public pages are looked at: each language, each width. */
const VIEWS = [
  { language: 'zh-CN', width: 1280 },
  { language: 'en', width: 360 },
] as const;

const ACCOUNTS = ['tenderer', 'agency', 'bidder-1', 'expert-1', 'custodian-1', 'supervisor', 'operator'];

type ProjectOf = (kind: 'open' | 'played') => string | undefined;

/** What there is behind the first page of a desk. */
const FURTHER_PAGES: Readonly<Record<string, (projectOf: ProjectOf) => readonly string[]>> = {
  tenderer: (of) => ['projects/new', 'projects/import', `projects/${of('played')}`, `projects/${of('played')}/lots/1`],
  'bidder-1': (of) => [`projects/${of('open')}`, `projects/${of('played')}`],
  'expert-1': () => ['pool'],
  'custodian-1': () => ['releases', 'draws', 'agent'],
  supervisor: (of) => ['projects', `projects/${of('played')}`, 'log'],
  operator: () => ['accounts', 'accounts/new', 'audit', 'securities', 'experts', 'services', 'witnesses'],
};

/** Scripts of the first public page, compressed. */
const FIRST_LOAD_BYTES = 250_000;

/** What the pages are looked at with: a platform on which the demo has been played. */
export interface PortalStand {
  readonly platform: TestPlatform;
  readonly projectOf: ProjectOf;
}

/** The tests of the portal's pages, on the platform of the spec that calls it: the demo is played once for all. */
export function describePortal(stand: () => PortalStand): void {
  let platform: TestPlatform;
  let browser: Browser;
  let projectOf: ProjectOf;

  beforeAll(async () => {
    ({ platform, projectOf } = stand());
    browser = await launchBrowser();
    await admitPortal(platform.gateway);
  }, 60_000);

  afterAll(() => browser?.close());

  async function visit(name: string, path: string, options: VisitorOptions): Promise<Visitor> {
    const visitor = await Visitor.at(browser, platform.gateway, name, options);
    await visitor.open(path);
    return visitor;
  }

  describe('the public register', () => {
    const pages: readonly (readonly [name: string, path: () => string])[] = [
      ['home', () => '/'],
      ['played project', () => `/projects/${projectOf('played')}`],
      ['open project', () => `/projects/${projectOf('open')}`],
      ['statistics', () => '/statistics'],
      ['check it yourself', () => '/verify'],
      ['unknown page', () => '/nowhere'],
    ];

    it.each(pages)('shuts nobody out, in either language, narrow or wide: %s', async (name, path) => {
      const title = `public-${name.replaceAll(' ', '-')}`;
      const looks = VIEWS.map(async ({ language, width }) => {
        const visitor = await visit(title, path(), { language, width });
        await visitor.atRest();
        await visitor.picture(`${language}-${width}`);
        if (width > NARROW && name !== 'unknown page') await illustrate(visitor, title);
        const barriers = await visitor.barriers();
        await visitor.leave();
        return [...barriers, ...visitor.complaints];
      });
      expect((await Promise.all(looks)).flat()).toEqual([]);
    });

    it('loads less than 250 kB of script at first, and nothing of any desk', async () => {
      for (const path of ['/', `/projects/${projectOf('played')}`]) {
        const visitor = await visit('budget', path, {});
        await visitor.atRest();
        expect(await scriptBytes(visitor.page)).toBeLessThan(FIRST_LOAD_BYTES);
        const loaded = await visitor.page.evaluate<string[]>(
          `performance.getEntriesByType('resource').map(({ name }) => name)`,
        );
        const ofDesks = filesOf('desks').filter((file) => loaded.some((url) => url.endsWith(file)));
        expect(ofDesks).toEqual([]);
        await visitor.leave();
      }
    });

    it('lets a reader check what it shows of a lot, by one button for each lot and one for the whole', async () => {
      const visitor = await visit('lot-check', `/projects/${projectOf('played')}`, {});
      const lots = await visitor.page.locator('details.lot').count();
      const checks = visitor.page.getByRole('main').getByRole('button', { name: /核验/ });
      await checks.first().waitFor();
      expect(await checks.allInnerTexts()).toEqual([...Array<string>(lots).fill('核验本标段'), '在本机核验整个项目']);
      const lot = visitor.page.locator('#lot-1');
      await lot.getByRole('button', { name: '核验本标段' }).click();
      // Deadline, closed for bids and opened; reviewed, evaluated and signed; candidates; objection and answer; award and its notice; contract.
      await lot.getByText('本标段公布的 12 个步骤均载于公开日志').waitFor();
      expect(await lot.getByRole('link', { name: '评标委员会签字的评标报告' }).count()).toBe(1);
      await visitor.leave();
    });

    it('lets a reader take a project and its figures along', async () => {
      const visitor = await visit('downloads', `/projects/${projectOf('played')}`, {});
      const { name, content } = await download(visitor, 'bids');
      expect(name).toMatch(/\.csv$/);
      expect(content.toString('utf8').trim().split('\n').length).toBeGreaterThan(4);
      await openSandboxStatistics(visitor);
      const figures = await figuresOf(visitor, 'volume');
      expect(figures.length).toBeGreaterThan(1);
      const saved = await saveFigures(visitor, 'volume');
      expect(saved.text.trim().split('\n')).toHaveLength(figures.length);
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    });

    it('lets a reader check a whole project in the browser', async () => {
      const visitor = await visit('verify', '/verify', {});
      const evidence = await fetch(`${platform.gateway}/api/disclosure/projects/${projectOf('played')}/evidence`);
      await visitor.page.locator('input[type=file]').setInputFiles({
        name: 'evidence.zip',
        mimeType: 'application/zip',
        buffer: Buffer.from(await evidence.arrayBuffer()),
      });
      await visitor.page.getByText(/全部 \d+ 项核验均成立/).waitFor({ timeout: 60_000 });
      expect(await visitor.barriers()).toEqual([]);
      await visitor.leave();
    });
  });

  describe('a desk', () => {
    it.each(ACCOUNTS.map((username, at) => ({ username, language: LANGUAGES[at % 2] ?? 'en' })))(
      'opens to $username after sign-in ($language) with what is owed, and shuts nobody out on any of its pages',
      async ({ username, language }) => {
        const visitor = await Visitor.at(browser, platform.gateway, `desk-${username}`, { language });
        await visitor.signIn(accountOf(username));
        const desk = new URL(visitor.page.url()).pathname;
        await visitor.page.getByRole('heading', { name: visitor.say('待办与期限', 'What you owe, by when') }).waitFor();
        await visitor.atRest();
        await visitor.picture(language);
        if (language === 'zh-CN') await illustrate(visitor, `desk-${username}`);
        const barriers = await visitor.barriers();
        await visitor.page.setViewportSize({ width: NARROW, height: 800 });
        await visitor.picture(`${language}-${NARROW}`);
        barriers.push(...(await visitor.barriers()));
        for (const page of FURTHER_PAGES[username]?.(projectOf) ?? []) {
          await visitor.open(`${desk}/${page}`);
          await visitor.atRest();
          await visitor.picture(page.replaceAll('/', '-'));
          barriers.push(...(await visitor.barriers()));
        }
        expect([...barriers, ...visitor.complaints]).toEqual([]);
        await visitor.leave();
      },
      120_000,
    );

    it('is there for every role', () => {
      expect([...new Set(ACCOUNTS.map((username) => accountOf(username).role))].sort()).toEqual([...ROLES].sort());
    });

    it('of another role is refused by name, and can be reached by keyboard alone, though the platform is silent at first', async () => {
      const visitor = await Visitor.at(browser, platform.gateway, 'keyboard');
      const { page } = visitor;
      await page.route('**/platform', (route) => route.abort(), { times: 1 });
      await visitor.open('/desk/operator');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('#username').waitFor();
      const { username, password } = accountOf('bidder-1');
      await page.keyboard.type(username);
      await page.keyboard.press('Tab');
      await page.keyboard.type(password);
      await page.keyboard.press('Enter');
      await page.getByText('此页面供平台运营者使用。').waitFor();
      await visitor.leave();
    });
  });

  describe('a session', () => {
    it('is one for all tabs; signed out in another, a form keeps what was typed until its account signs in again in place', async () => {
      const visitor = await Visitor.at(browser, platform.gateway, 'session');
      const { page, context } = visitor;
      const { username, password } = accountOf('tenderer');
      await visitor.signIn({ username, password });
      const other = await context.newPage();
      await other.goto(`${platform.gateway}/desk`);
      await other.waitForURL(/\/desk\/tenderer$/);
      await visitor.open('/desk/tenderer/projects/new');
      const title = page.locator('#draft_title');
      await title.fill('会话到期时仍在填写的项目');
      await page.reload();
      await eventually(async () => (await title.inputValue()) === '会话到期时仍在填写的项目');
      await other.getByRole('button', { name: '退出' }).click();
      // The provider takes down the window's sign-in with the session that it is still ending.
      await other.getByRole('button', { name: '登录' }).first().waitFor();
      const [again] = await Promise.all([
        context.waitForEvent('page'),
        page.getByRole('dialog').getByRole('button', { name: '重新登录' }).click(),
      ]);
      await again.locator('#username').fill(username);
      await again.locator('#password').fill(password);
      await again.locator('#password').press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await title.inputValue()).toBe('会话到期时仍在填写的项目');
      await other.getByRole('button', { name: '退出' }).waitFor();
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    });
  });

  describe('an account', () => {
    it.each(LANGUAGES)(
      'is told what concerned it, how it is written to, and has a calendar of its own (%s)',
      async (language) => {
        const visitor = await Visitor.at(browser, platform.gateway, 'account', { language });
        await visitor.signIn(accountOf('bidder-1'));
        await openAccount(visitor);
        expect(await notificationsOf(visitor)).toContain(
          visitor.say('投标文件已开启，记录已公布', 'The opening is complete and its record is published'),
        );
        await setContact(visitor, 'bidder-1@example.org', language);
        const link = await calendarLinkOf(visitor);
        await renewCalendar(visitor);
        await eventually(async () => (await calendarLinkOf(visitor)) !== link);
        await readAll(visitor);
        await awaitUnread(visitor, 0);
        await visitor.atRest();
        await visitor.picture(language);
        expect(await visitor.barriers()).toEqual([]);
        await visitor.page.setViewportSize({ width: 360, height: 780 });
        expect(await visitor.barriers()).toEqual([]);
        expect(visitor.complaints).toEqual([]);
        await visitor.leave();
      },
    );
  });
}
