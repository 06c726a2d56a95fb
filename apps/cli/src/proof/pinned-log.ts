import { type PlatformClient, type PublicLog, publicLog } from '@mingtang/client';
import { KeptAccounts } from '../account/kept-accounts';
import { type Context } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';

/**
 * The platform's public log. Its key is pinned at first sight: a log under another key is another log, unless it names the pinned one
 * among its former keys.
 * @throws {CliError} for another log.
 */
export async function pinnedLog(client: PlatformClient, { environment }: Context): Promise<PublicLog> {
  const accounts = new KeptAccounts(environment);
  const log = await publicLog(client);
  const [present = ''] = log.verifierKeys;
  const { logKey: pinned = present } = await accounts.of(client.gateway);
  if (!log.verifierKeys.includes(pinned))
    throw new CliError(EXIT.refused, {
      zh: `公开日志的密钥原为 ${pinned}，现为 ${present}：这不是同一份日志，请向监督部门反映`,
      en: `the public log’s key was ${pinned} and is ${present}: it is another log. Tell the supervisor`,
    });
  await accounts.keep(client.gateway, { logKey: present });
  return log;
}
