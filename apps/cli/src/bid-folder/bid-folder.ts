import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BidAct, type SealedBidParts } from '@mingtang/client';
import { type BidManifest, canonicalJson, checkManifest, type SigningKey } from '@mingtang/sealing';
import { CliError, EXIT } from '../terminal/exit-codes';

/** The bidder's own secrets of a bid version: with `identity` it can be opened, with `signer` replaced. */
export interface BidKey {
  /** age identity of the bid's own key. */
  readonly identity: string;
  readonly signer: SigningKey;
}

/** A receipt's signed note, and whether for submission, replacement or withdrawal. */
export interface KeptNote {
  readonly file: string;
  readonly note: string;
}

const MANIFEST = 'manifest.json';
const SIGNATURE = 'signature.txt';
const SHARES = 'shares.json';
const BID_KEY = 'bid-key.json';
const RECEIPT_KEY = 'receipt-key.txt';
const RECEIPT = /^receipt-[a-z-]+\.txt$/;

/**
 * A sealed bid version on disk:
 *
 * - `manifest.json`: the manifest in canonical JSON, so that its SHA-256 is the digest that receipts name; `signature.txt`;
 * - `files/<n>.age`: the ciphertexts in the manifest's order, plain age files; `shares.json`: the custodians' shares;
 * - `bid-key.json` (mode 0600): the bidder's own secrets, which go nowhere;
 * - `uploads.json`: unfinished uploads; `receipt-<act>.txt` and `receipt-key.txt`: what the platform signed, and its key.
 */
export class BidFolder {
  constructor(readonly path: string) {}

  /** Makes the folder for a new bid. @throws {CliError} where there is something in it already. */
  static async create(path: string): Promise<BidFolder> {
    await mkdir(join(path, 'files'), { recursive: true });
    const [found] = (await readdir(path)).filter((name) => name !== 'files');
    if (found !== undefined || (await readdir(join(path, 'files'))).length > 0)
      throw new CliError(EXIT.localFile, { zh: `目录 ${path} 非空`, en: `the folder ${path} is not empty` });
    return new BidFolder(path);
  }

  /** Where the age file of that index lies. */
  fileOf(index: number): string {
    return join(this.path, 'files', `${index}.age`);
  }

  /** Where unfinished uploads are remembered. */
  get uploads(): string {
    return join(this.path, 'uploads.json');
  }

  async writeSealed({ manifest, signature, shares }: SealedBidParts, key: BidKey): Promise<void> {
    await writeFile(join(this.path, BID_KEY), json(key), { mode: 0o600, flag: 'wx' });
    const inBase64 = shares.map(({ custodian, ciphertext }) => ({
      custodian,
      ciphertext: Buffer.from(ciphertext).toString('base64'),
    }));
    await writeFile(join(this.path, SHARES), json(inBase64));
    await writeFile(join(this.path, SIGNATURE), `${signature}\n`);
    await writeFile(join(this.path, MANIFEST), canonicalJson(manifest));
  }

  /** @throws {CliError} where it is no manifest. */
  async manifest(): Promise<BidManifest> {
    const manifest = await this.parsed(MANIFEST);
    const problems = checkManifest(manifest);
    if (problems.length > 0) throw unsound(join(this.path, MANIFEST), problems.join('; '));
    return manifest as BidManifest;
  }

  async sealed(): Promise<SealedBidParts> {
    const shares = (await this.parsed(SHARES)) as { custodian: string; ciphertext: string }[];
    return {
      manifest: await this.manifest(),
      signature: (await readFile(join(this.path, SIGNATURE), 'utf8')).trim(),
      shares: shares.map(({ custodian, ciphertext }) => ({ custodian, ciphertext: Buffer.from(ciphertext, 'base64') })),
    };
  }

  async key(): Promise<BidKey> {
    return (await this.parsed(BID_KEY)) as BidKey;
  }

  async keepReceipt(act: BidAct, note: string, verifierKey: string): Promise<string> {
    const file = join(this.path, `receipt-${act}.txt`);
    await writeFile(file, note);
    await writeFile(join(this.path, RECEIPT_KEY), `${verifierKey}\n`);
    return file;
  }

  async notes(): Promise<KeptNote[]> {
    const names = (await readdir(this.path)).filter((name) => RECEIPT.test(name) && name !== RECEIPT_KEY).sort();
    return Promise.all(
      names.map(async (name) => ({ file: name, note: await readFile(join(this.path, name), 'utf8') })),
    );
  }

  /** The key with which the kept receipts were found signed when they came; none before the first. */
  async receiptKey(): Promise<string | undefined> {
    try {
      return (await readFile(join(this.path, RECEIPT_KEY), 'utf8')).trim();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private async parsed(name: string): Promise<unknown> {
    const path = join(this.path, name);
    try {
      return JSON.parse(await readFile(path, 'utf8')) as unknown;
    } catch (error) {
      if (error instanceof SyntaxError) throw unsound(path, error.message);
      throw error;
    }
  }
}

function unsound(path: string, what: string): CliError {
  return new CliError(EXIT.localFile, { zh: `${path} 有误：${what}`, en: `${path} is unsound: ${what}` });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
