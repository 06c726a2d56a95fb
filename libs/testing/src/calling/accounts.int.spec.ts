import { expect, it } from '@jest/globals';
import { CLI_CLIENT, REALM, realmUrl } from '@mingtang/backing-services';
import { passwordTokens } from '@mingtang/client';
import { backing } from '../backing';
import { accountOf } from './accounts';

it('signs one account in many times at once', async () => {
  const signIn = { issuer: realmUrl(backing().keycloak.url, REALM), clientId: CLI_CLIENT };
  const tokens = await Promise.all(
    Array.from({ length: 8 }, () => passwordTokens(signIn, accountOf('agency')).bearer()),
  );
  expect(new Set(tokens).size).toBe(8);
});
