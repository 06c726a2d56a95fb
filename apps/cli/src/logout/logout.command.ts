import { postForm } from '@mingtang/client';
import { KeptAccounts } from '../account/kept-accounts';
import { gatewayOf } from '../account/session';
import { type AddCommand } from '../context';

/** `mingtang logout`: ends the session at Keycloak and forgets its tokens. */
export const addLogout: AddCommand = (program, context) => {
  const { text, terminal, environment } = context;
  program
    .command('logout')
    .description(text({ zh: '退出登录并删除本机保存的令牌', en: 'sign out and forget the tokens kept here' }))
    .action(async (_options, command) => {
      const gateway = await gatewayOf(command, context);
      const accounts = new KeptAccounts(environment);
      const { signIn, tokens } = await accounts.of(gateway);
      await accounts.forgetTokens(gateway);
      if (signIn && tokens?.refreshToken !== undefined)
        await postForm(`${signIn.issuer}/protocol/openid-connect/logout`, {
          client_id: signIn.clientId,
          refresh_token: tokens.refreshToken,
        });
      terminal.say({ zh: `已退出 ${gateway}`, en: `signed out at ${gateway}` });
    });
};
