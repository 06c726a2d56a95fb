import { afterEach, describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { ErrorResponse, User } from 'oidc-client-ts';
import { setTimeout as delay } from 'node:timers/promises';
import { SessionEndedError } from './ended-session';
import { type Provider, SessionKeeper, type Standing } from './session-keeper';

const now = () => Math.floor(Date.now() / 1_000);
const jwt = (exp: number) => new UnsecuredJWT({}).setExpirationTime(exp).setJti(String(Math.random())).encode();

interface Made {
  readonly sub?: string;
  /** Seconds until the token and the session end. */
  readonly lives?: number;
  readonly ends?: number;
}

function userOf({ sub = 'bidder', lives = 600, ends = 3_600 }: Made = {}): User {
  return new User({
    access_token: jwt(now() + lives),
    refresh_token: jwt(now() + ends),
    token_type: 'Bearer',
    profile: { sub, iss: '', aud: '', exp: 0, iat: 0 },
    expires_at: now() + lives,
  });
}

/** A browser's tab: what it keeps, how its provider answers, and all that it stood at. */
class Tab {
  stored: User | null = null;
  renewals = 0;
  /** What a renewal brings. */
  answer: () => User = () => userOf();
  readonly stood: Standing[] = [];
  readonly keeper: SessionKeeper;

  constructor({ stored = null, waits = true }: { stored?: User | null; waits?: boolean } = {}) {
    this.stored = stored;
    const provider: Provider = {
      getUser: async () => this.stored,
      storeUser: async (user) => void (this.stored = user),
      removeUser: async () => void (this.stored = null),
      signinSilent: async () => {
        this.renewals++;
        return this.answer();
      },
    };
    this.keeper = new SessionKeeper(provider, {
      onStanding: (standing) => void this.stood.push(standing),
      waits: () => waits,
      alone: (act) => act(),
    });
    tabs.push(this);
  }

  get last(): Standing | undefined {
    return this.stood.at(-1);
  }
}

const tabs: Tab[] = [];
afterEach(() => {
  for (const { keeper } of tabs.splice(0)) keeper.close();
});

const over = () => {
  throw new ErrorResponse({ error: 'invalid_grant' });
};

/** Lets tabs hear each other. */
const heard = () => delay(50);

describe('a session', () => {
  it('is that of the tabs that are open: a new one has it at once, and asks nobody for it', async () => {
    const user = userOf();
    await new Tab({ stored: user }).keeper.open();
    const second = new Tab();
    expect(await second.keeper.open()).toBe(true);
    expect(await second.keeper.token()).toBe(user.access_token);
    expect(second.renewals).toBe(0);
  });

  it('is nobody’s where no tab has one', async () => {
    const tab = new Tab();
    expect(await tab.keeper.open()).toBe(false);
  });

  it('is renewed by one call for all who need a token at the same time', async () => {
    const tab = new Tab({ stored: userOf({ lives: 2 }) });
    await tab.keeper.open();
    const renewed = userOf();
    tab.answer = () => renewed;
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () => tab.keeper.tokenAfter(tab.stored?.access_token ?? '')),
    );
    expect(tab.renewals).toBe(2);
    expect(new Set(tokens)).toEqual(new Set([renewed.access_token]));
  });

  it('is renewed for all tabs by one of them', async () => {
    const old = userOf({ lives: 100 });
    const [first, second] = [new Tab({ stored: old }), new Tab({ stored: old })];
    await first.keeper.open();
    await second.keeper.open();
    await first.keeper.tokenAfter(old.access_token);
    await heard();
    expect(await second.keeper.tokenAfter(old.access_token)).toBe(first.stored?.access_token);
    expect([first.renewals, second.renewals]).toEqual([1, 0]);
  });

  it('is not asked for again and again while the provider does not answer', async () => {
    const tab = new Tab({ stored: userOf({ lives: 3 }) });
    tab.answer = () => {
      throw new Error('no network');
    };
    await tab.keeper.open();
    for (let call = 0; call < 50; call++) await expect(tab.keeper.token()).rejects.toThrow('no network');
    expect(tab.renewals).toBe(1);
  });

  it('that is over is not asked for again; who needs a token waits until the account has signed in again, and gets it', async () => {
    const tab = new Tab({ stored: userOf() });
    await tab.keeper.open();
    tab.answer = over;
    const waiting = [tab.keeper.tokenAfter(tab.stored?.access_token ?? ''), tab.keeper.tokenAfter('')];
    await delay(300);
    const late = tab.keeper.token();
    expect(tab.last).toMatchObject({ kind: 'ended', how: 'expired' });
    expect(tab.renewals).toBe(1);
    const again = userOf();
    await tab.keeper.arrive(again);
    expect(tab.last).toMatchObject({ kind: 'signed-in' });
    expect([await waiting[0], await late]).toEqual([again.access_token, again.access_token]);
  });

  it('that another account takes over gives nothing to what was to be sent as the first', async () => {
    const tab = new Tab({ stored: userOf() });
    await tab.keeper.open();
    tab.answer = over;
    const waiting = tab.keeper.tokenAfter(tab.stored?.access_token ?? '');
    const refused = expect(waiting).rejects.toThrow(SessionEndedError);
    await delay(300);
    await tab.keeper.arrive(userOf({ sub: 'rival' }));
    await refused;
  });

  it('that is over on a public page is nobody’s there', async () => {
    const tab = new Tab({ stored: userOf(), waits: false });
    await tab.keeper.open();
    tab.answer = over;
    await expect(tab.keeper.tokenAfter(tab.stored?.access_token ?? '')).rejects.toThrow(SessionEndedError);
    expect(tab.last).toEqual({ kind: 'nobody' });
  });

  it('ends in every tab where one signs out, and is taken up in every tab where one signs in again', async () => {
    const user = userOf();
    const [first, second] = [new Tab({ stored: user }), new Tab({ stored: user })];
    await first.keeper.open();
    await second.keeper.open();
    first.keeper.signedOut();
    await heard();
    expect(second.last).toMatchObject({ kind: 'ended', how: 'signed-out' });
    expect(second.stored).toBeNull();
    const again = userOf({ lives: 700 });
    await new Tab().keeper.arrive(again);
    await heard();
    expect(second.last).toMatchObject({ kind: 'signed-in' });
    expect(await second.keeper.token()).toBe(again.access_token);
    expect([first.renewals, second.renewals]).toEqual([0, 0]);
  });

  it('is not renewed any more where its token ends with it', async () => {
    const tab = new Tab({ stored: userOf({ lives: 2, ends: 3 }) });
    tab.answer = () => userOf({ lives: 3, ends: 3 });
    await tab.keeper.open();
    for (let call = 0; call < 50; call++) await tab.keeper.token();
    expect(tab.renewals).toBe(1);
    await delay(4_500);
    expect(tab.last).toMatchObject({ kind: 'ended', how: 'expired' });
    expect(tab.renewals).toBe(1);
  });

  it('says when it ends once renewing it no longer puts that off', async () => {
    const tab = new Tab({ stored: userOf({ ends: 100 }) });
    await tab.keeper.open();
    expect(tab.last).not.toHaveProperty('endsAt');
    tab.answer = () => userOf({ ends: 100, lives: 601 });
    await tab.keeper.renewed();
    expect(Math.abs((tab.last as { endsAt: number }).endsAt - (Date.now() + 100_000))).toBeLessThan(2_000);
    tab.answer = () => userOf({ ends: 3_600, lives: 602 });
    await tab.keeper.renewed();
    expect(tab.last).not.toHaveProperty('endsAt');
  });
});
