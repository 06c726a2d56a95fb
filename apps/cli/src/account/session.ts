import { decodeJwt } from 'jose';
import { PlatformClient, refreshedTokens } from '@mingtang/client';
import { type Organisation } from '@mingtang/contracts';
import { actorFromClaims } from '@mingtang/identity';
import { type Command } from 'commander';
import { type Context, type GlobalOptions } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';
import { KeptAccounts } from './kept-accounts';

const DEFAULT_GATEWAY = 'http://localhost:8080';

/** One account at one platform. */
export interface Session {
  readonly client: PlatformClient;
  /** The organisation for which the account acts, as its token says. */
  readonly organisation: Organisation | undefined;
}

/** The gateway that a command is for: `--gateway`, `MINGTANG_GATEWAY`, the last one signed in to, or the local one. */
export async function gatewayOf(command: Command, { environment }: Context): Promise<string> {
  const { gateway } = command.optsWithGlobals<GlobalOptions>();
  const chosen = gateway ?? environment['MINGTANG_GATEWAY'] ?? (await new KeptAccounts(environment).current());
  return (chosen ?? DEFAULT_GATEWAY).replace(/\/+$/, '');
}

/** The platform as an anonymous reader sees it. */
export async function anonymous(command: Command, context: Context): Promise<PlatformClient> {
  return new PlatformClient({ gateway: await gatewayOf(command, context), language: context.terminal.language });
}

/** The platform as the signed-in account sees it. @throws {CliError} where nobody is signed in. */
export async function session(command: Command, context: Context): Promise<Session> {
  const gateway = await gatewayOf(command, context);
  const accounts = new KeptAccounts(context.environment);
  const { signIn, tokens } = await accounts.of(gateway);
  if (!signIn || !tokens)
    throw new CliError(EXIT.notSignedIn, {
      zh: `尚未登录 ${gateway}，请先运行：mingtang login --gateway ${gateway}`,
      en: `nobody is signed in at ${gateway}; first run: mingtang login --gateway ${gateway}`,
    });
  const source = refreshedTokens(signIn, tokens, (issued) => accounts.keep(gateway, { tokens: issued }));
  const client = new PlatformClient({ gateway, tokens: source, language: context.terminal.language });
  return { client, organisation: actorFromClaims(decodeJwt(await source.bearer())).organisation };
}
