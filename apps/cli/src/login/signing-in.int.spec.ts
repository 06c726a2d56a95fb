import { beforeAll, describe, expect, it } from '@jest/globals';
import { CLI_CLIENT, REALM, realmUrl } from '@mingtang/backing-services';
import { accountOf, backing } from '@mingtang/testing';
import { decodeJwt } from 'jose';
import {
  authorizeDevice,
  type DevicePrompt,
  type IssuedTokens,
  passwordTokens,
  refreshedTokens,
  requestTokens,
  type SignIn,
} from '@mingtang/client';

describe('signing in at Keycloak', () => {
  let signIn: SignIn;

  beforeAll(() => {
    signIn = { issuer: realmUrl(backing().keycloak.url, REALM), clientId: CLI_CLIENT };
  });

  it('gives one token to requests at once, and another when it is refused', async () => {
    const tokens = passwordTokens(signIn, accountOf('bidder-7'));
    const [first, same] = await Promise.all([tokens.bearer(), tokens.bearer()]);
    expect(same).toBe(first);
    expect(await tokens.bearer()).toBe(first);
    expect(await tokens.bearer(first)).not.toBe(first);
  });

  it('refuses a wrong password', async () => {
    const { username } = accountOf('bidder-7');
    const tokens = passwordTokens(signIn, { username, password: 'not the password' });
    await expect(tokens.bearer()).rejects.toMatchObject({ name: 'SignInError', code: 'invalid_grant' });
  });

  it('goes on from kept tokens, and keeps what replaces them, for a refresh token can be used once', async () => {
    const { username, password } = accountOf('bidder-7');
    const { clientId, issuer } = signIn;
    const issued = await requestTokens(issuer, { grant_type: 'password', client_id: clientId, username, password });
    const kept: IssuedTokens[] = [];
    const expired = { ...issued, expiresAt: 0 };
    const renewed = await refreshedTokens(signIn, expired, async (tokens) => void kept.push(tokens)).bearer();
    expect(kept).toEqual([expect.objectContaining({ accessToken: renewed })]);
    expect(kept[0]?.refreshToken).not.toBe(issued.refreshToken);
    const stale = refreshedTokens(signIn, expired, async () => undefined);
    await expect(stale.bearer()).rejects.toMatchObject({ code: 'invalid_grant' });
  });

  it('signs a person in who confirms the device in a browser (RFC 8628)', async () => {
    let confirmed: Promise<void> | undefined;
    const tokens = await authorizeDevice(signIn, (prompt) => (confirmed = confirmInBrowser(prompt)));
    await confirmed;
    expect(decodeJwt(tokens.accessToken)).toMatchObject({ preferred_username: 'bidder-8', azp: CLI_CLIENT });
    expect(tokens.refreshToken).toBeDefined();
  });
});

/** Fills in Keycloak's pages as a person would: user code, sign-in form, consent. */
async function confirmInBrowser({ completeUri }: DevicePrompt): Promise<void> {
  const { username, password } = accountOf('bidder-8');
  const browser = new Browser();
  const form = await browser.open(completeUri);
  const consent = await browser.submit(form, { username, password });
  await browser.submit(consent, { accept: 'Yes' });
}

/** Just enough of a browser for Keycloak's forms: cookies, redirects, hidden fields. */
class Browser {
  private readonly cookies = new Map<string, string>();

  async open(url: string, init: RequestInit = {}): Promise<string> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return location === null ? response.text() : this.open(new URL(location, url).href);
  }

  submit(page: string, fields: Record<string, string>): Promise<string> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    if (action === undefined) throw new Error(`no form in: ${page.slice(0, 500)}`);
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const all = { ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])), ...fields };
    const url = new URL(action, backing().keycloak.url).href;
    return this.open(url, { method: 'POST', body: new URLSearchParams(all) });
  }
}
