import { authorizeDevice, type IssuedTokens, requestTokens, type SignIn, signInOf } from '@mingtang/client';
import { actorFromClaims } from '@mingtang/identity';
import { decodeJwt } from 'jose';
import { KeptAccounts } from '../account/kept-accounts';
import { gatewayOf } from '../account/session';
import { type AddCommand, type Context } from '../context';

interface LoginOptions {
  readonly username?: string;
}

/** `mingtang login`: signs a person in by browser, or a script by user name and password. */
export const addLogin: AddCommand = (program, context) => {
  const { text, terminal, environment } = context;
  program
    .command('login')
    .description(
      text({
        zh: '登录平台：默认在浏览器中确认；脚本可用用户名和密码',
        en: 'sign in: by confirming in a browser, or with user name and password for scripts',
      }),
    )
    .option(
      '-u, --username <name>',
      text({
        zh: '用户名（或 MINGTANG_USERNAME）；密码取自 MINGTANG_PASSWORD，否则询问',
        en: 'user name (or MINGTANG_USERNAME); the password is MINGTANG_PASSWORD, or asked for',
      }),
    )
    .action(async (options: LoginOptions, command) => {
      const gateway = await gatewayOf(command, context);
      const signIn = await signInOf(gateway);
      const username = options.username ?? environment['MINGTANG_USERNAME'];
      const tokens = await (username === undefined
        ? inBrowser(signIn, context)
        : withPassword(signIn, username, context));
      await new KeptAccounts(environment).keep(gateway, { signIn, tokens });
      const { username: who, roles, organisation } = actorFromClaims(decodeJwt(tokens.accessToken));
      const forWhom = organisation ? ` · ${organisation.name} (${organisation.id})` : '';
      terminal.say({
        zh: `已登录 ${gateway}：${who} [${roles.join('、')}]${forWhom}`,
        en: `signed in at ${gateway}: ${who} [${roles.join(', ')}]${forWhom}`,
      });
    });
};

function inBrowser(signIn: SignIn, { terminal }: Context): Promise<IssuedTokens> {
  return authorizeDevice(signIn, ({ verificationUri, completeUri, userCode, expiresInSeconds }) => {
    const minutes = Math.floor(expiresInSeconds / 60);
    terminal.note({
      zh: `请在任意设备的浏览器中打开 ${completeUri}\n（或打开 ${verificationUri} 并输入 ${userCode}），${minutes} 分钟内有效……`,
      en: `open ${completeUri} in a browser on any device\n(or ${verificationUri} and enter ${userCode}), within ${minutes} minutes …`,
    });
  });
}

async function withPassword(
  { issuer, clientId }: SignIn,
  username: string,
  { terminal, environment }: Context,
): Promise<IssuedTokens> {
  const password =
    environment['MINGTANG_PASSWORD'] ??
    (await terminal.askSecret({ zh: `${username} 的密码：`, en: `password of ${username}:` }));
  return requestTokens(issuer, { grant_type: 'password', client_id: clientId, username, password });
}
