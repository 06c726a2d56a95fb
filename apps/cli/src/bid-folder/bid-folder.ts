import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PublicLog, type SealedBidParts } from '@mingtang/client';
import {
  type BidAct,
  type BidManifest,
  canonicalJson,
  checkManifest,
  type EnvelopeKey,
  type PlacedFile,
  type SigningKey,
} from '@mingtang/sealing';
import { CliError, EXIT } from '../terminal/exit-codes';

/** The bidder's own secrets of a bid version: with `keys` its envelopes can be opened, with `signer` it is replaced and withdrawn. */
export interface BidKey {
  readonly keys: readonly EnvelopeKey[];
  readonly signer: SigningKey;
}

/** A receipt's signed note, and whether for submission, replacement or withdrawal. */
export interface KeptNote {
  /** As its file's name says. */
  readonly act: string;
  readonly file: string;
  readonly note: string;
}

const MANIFEST = 'manifest.json';
const SIGNATURE = 'signature.txt';
const SHARES = 'shares.json';
const BID_KEY = 'bid-key.json';
const RECEIPT_KEY = 'receipt-key.txt';
const RECEIPT = /^receipt-([a-z-]+)\.txt$/;
const LOG = 'log.json';

/**
 * A sealed bid version on disk:
 *
 * - `manifest.json`: the manifest in canonical JSON, so that its SHA-256 is the digest that receipts name; `signature.txt`;
 * - `files/<envelope>-<n>.age`: the ciphertexts, each by its place in its envelope, plain age files; `shares.json`: the custodians' shares;
 * - `bid-key.json` (mode 0600): the bidder's own secrets, which go nowhere;
 * - `uploads.json`: unfinished uploads; `receipt-<act>.txt` and `receipt-key.txt`: what the platform signed, and its key;
 * - `receipt-<act>.tlog-proof` and `log.json`: that the public log holds the act, and by which keys log and witnesses sign.
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

  /** Where an age file lies. */
  fileOf({ envelope, index }: Pick<PlacedFile, 'envelope' | 'index'>): string {
    return join(this.path, 'files', `${envelope}-${index}.age`);
  }

  /** Where unfinished uploads are remembered. */
  get uploads(): string {
    return join(this.path, 'uploads.json');
  }

  async writeSealed({ manifest, signature, shares }: SealedBidParts, key: BidKey): Promise<void> {
    await writeFile(join(this.path, BID_KEY), json(key), { mode: 0o600, flag: 'wx' });
    const inBase64 = shares.map(({ envelope, custodian, ciphertext }) => ({
      envelope,
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
    const shares = (await this.parsed(SHARES)) as { envelope: string; custodian: string; ciphertext: string }[];
    return {
      manifest: await this.manifest(),
      signature: (await readFile(join(this.path, SIGNATURE), 'utf8')).trim(),
      shares: shares.map(({ ciphertext, ...of }) => ({ ...of, ciphertext: Buffer.from(ciphertext, 'base64') })),
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
      names.map(async (name) => ({
        act: RECEIPT.exec(name)?.[1] ?? '',
        file: name,
        note: await readFile(join(this.path, name), 'utf8'),
      })),
    );
  }

  /** Name of the file that proves the receipt of an act. */
  proofFile(act: string): string {
    return `receipt-${act}.tlog-proof`;
  }

  async keepProof(act: string, proof: string): Promise<void> {
    await writeFile(join(this.path, this.proofFile(act)), proof);
  }

  /** The proof of an act, if there is one yet. */
  async proof(act: string): Promise<string | undefined> {
    return readIfThere(join(this.path, this.proofFile(act)));
  }

  async keepLog(log: PublicLog): Promise<void> {
    await writeFile(join(this.path, LOG), json(log));
  }

  /** The log as it was described when the first proof was asked for. */
  async log(): Promise<PublicLog | undefined> {
    return (await readIfThere(join(this.path, LOG))) === undefined
      ? undefined
      : ((await this.parsed(LOG)) as PublicLog);
  }

  /** The key with which the kept receipts were found signed when they came; none before the first. */
  async receiptKey(): Promise<string | undefined> {
    return (await readIfThere(join(this.path, RECEIPT_KEY)))?.trim();
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

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function unsound(path: string, what: string): CliError {
  return new CliError(EXIT.localFile, { zh: `${path} 有误：${what}`, en: `${path} is unsound: ${what}` });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
