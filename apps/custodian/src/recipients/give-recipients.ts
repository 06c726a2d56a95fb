import { type PlatformClient } from '@mingtang/client';
import { signRecipient, type SigningKey } from '@mingtang/sealing';
import { type Logger } from 'pino';
import { type Keys } from '../keys/keys';

/** Publishes a recipient of its own for every draft that waits for one; a draft that takes none holds up no other. */
export async function giveRecipients(
  platform: PlatformClient,
  { keys, custodian, signingKey }: { readonly keys: Keys; readonly custodian: string; readonly signingKey: SigningKey },
  log: Logger,
): Promise<void> {
  const waiting = platform.everyOf((api, at) =>
    api.GET('/api/announcement/custodians/me/projects', { params: { query: at } }),
  );
  for await (const { project } of waiting) {
    try {
      const { recipient } = await keys.identityFor(project);
      const signature = signRecipient({ project, custodian, recipient }, signingKey);
      await platform.api.PUT('/api/announcement/projects/{project}/custody/recipient', {
        params: { path: { project } },
        body: { recipient, signature },
      });
      log.info({ project, recipient }, 'recipient given');
    } catch (err) {
      log.warn({ err, project }, 'recipient not given yet');
    }
  }
}
