import { type AgeIdentity, generateCustodyIdentity, generateSigningKey, type SigningKey } from '@mingtang/sealing';
import { join } from 'node:path';
import { readIfThere, writeDurably } from './durable-file';

/** The custodian's secrets: one signing key, and an age identity of its own for each project; made once, kept on disk. */
export class Keys {
  constructor(private readonly folder: string) {}

  /** The key that signs recipients and releases. */
  async signingKey(): Promise<SigningKey> {
    return this.kept('signing-key.json', async () => generateSigningKey());
  }

  /** The key that cosigns checkpoints, and nothing else: cosignatures do not say whose they are. */
  async witnessKey(): Promise<SigningKey> {
    return this.kept('witness-key.json', async () => generateSigningKey());
  }

  /** The identity for a project, made if there is none; it is on disk before anyone learns its recipient. */
  async identityFor(project: string): Promise<AgeIdentity> {
    return this.kept(join('identities', `${project}.json`), generateCustodyIdentity);
  }

  /** The identity for a project whose recipient was published; undefined where it is not ours. */
  async knownIdentity(project: string): Promise<AgeIdentity | undefined> {
    const kept = await readIfThere(join(this.folder, 'identities', `${project}.json`));
    return kept === undefined ? undefined : (JSON.parse(kept) as AgeIdentity);
  }

  private async kept<Key>(name: string, make: () => Promise<Key>): Promise<Key> {
    const path = join(this.folder, name);
    const kept = await readIfThere(path);
    if (kept !== undefined) return JSON.parse(kept) as Key;
    const made = await make();
    await writeDurably(path, JSON.stringify(made));
    return made;
  }
}
