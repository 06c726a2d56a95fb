import { type PlatformClient } from '@mingtang/client';
import { type CheckCode, zipBundle } from '@mingtang/evidence';
import { consistencyProof, type Hash, parseVerifierKey, tileHashReader, tilePath } from '@mingtang/transparency';
import { openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { KeptAccounts } from '../account/kept-accounts';
import { type Context } from '../context';
import { downloadEvidence } from '../evidence/download-evidence';
import { pinnedLog } from '../proof/pinned-log';
import { type BundleOptions, type VerifiedBundle, verifyEvidence } from './verify-evidence';

/** While one of these fails, what the log shows is not remembered as its checkpoint. */
const OF_LOG: readonly CheckCode[] = ['bundle-form', 'log-signed', 'log-witnessed', 'log-fresh', 'log-consistent'];

/**
 * Downloads a project's evidence and verifies it by what is remembered of the platform's log: its key, and the last checkpoint seen, out of
 * which the present one must have grown. Whoever does this now and then notices when the log is shown in two views.
 */
export async function verifyProject(
  client: PlatformClient,
  project: string,
  { trust, handed, files = false }: BundleOptions,
  context: Context,
): Promise<VerifiedBundle> {
  const accounts = new KeptAccounts(context.environment);
  const { verifierKeys } = await pinnedLog(client, context);
  const [present = ''] = verifierKeys;
  const { name: origin } = parseVerifierKey(present);
  const known = (await accounts.of(client.gateway)).checkpoints?.[origin];
  const folder = await mkdtemp(join(tmpdir(), 'mingtang-verify-'));
  const file = join(folder, 'evidence.zip');
  try {
    await downloadEvidence(client, project, file);
    const verified = await verifyEvidence(
      file,
      {
        trust: {
          logKeys: verifierKeys,
          ...trust,
          checkpoints: [...(trust.checkpoints ?? []), ...(known === undefined ? [] : [known])],
          consistency: (from, to) => consistencyByTiles(client, from, to),
          now: new Date().toISOString(),
        },
        handed,
        files,
      },
      context.terminal,
    );
    if (!OF_LOG.some((code) => verified.failed.has(code))) {
      const checkpoint = await text((await zipBundle(await openAsBlob(file))).open('log/checkpoint'));
      const { checkpoints } = await accounts.of(client.gateway);
      await accounts.keep(client.gateway, { checkpoints: { ...checkpoints, [origin]: checkpoint } });
    }
    return verified;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A proof made of the log's own tiles: what it is worth the two roots decide. */
function consistencyByTiles(client: PlatformClient, from: number, to: number): Promise<Hash[]> {
  const read = tileHashReader(to, async (tile) => {
    const answer = await client.download(`/log/${tilePath(tile)}`);
    return new Uint8Array(await answer.arrayBuffer());
  });
  return consistencyProof(from, to, read);
}
