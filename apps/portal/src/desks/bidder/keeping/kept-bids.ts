import { type BidManifest, type EnvelopeKey, filesOfBid, type PlacedFile, type SigningKey } from '@mingtang/sealing';

/** A share of an envelope's key as it is kept and sent: its ciphertext in base64. */
export interface KeptShare {
  readonly envelope: string;
  readonly custodian: string;
  readonly ciphertext: string;
}

/** A sealed bid version on this machine, without its ciphertexts. Only its bidder has it. */
export interface KeptBid {
  /** Organisation that bids, `scheme-id`. */
  readonly bidder: string;
  readonly manifest: BidManifest;
  readonly signature: string;
  readonly shares: readonly KeptShare[];
  /** The envelopes' own keys: they open the bid without custodians (OPN-04). */
  readonly keys: readonly EnvelopeKey[];
  /** Replaces and withdraws the bid. */
  readonly signer: SigningKey;
  /** Names of the sealed documents, in the manifest's order; the platform does not know them before the opening. */
  readonly documents: readonly string[];
  /** Signed notes by act. */
  readonly receipts: Readonly<Record<string, string>>;
}

const FOLDER = 'mingtang-bids';
const ABOUT = 'bid.json';

/** Whether this browser can keep sealed bids: it needs a secure context (https or localhost) and private file storage. */
export function canKeepBids(): boolean {
  return isSecureContext && typeof navigator.storage?.getDirectory === 'function';
}

/** A file's place among those of a bid. */
export type FilePlace = Pick<PlacedFile, 'envelope' | 'index'>;

/** The name of a ciphertext, here and in the folder that the command line keeps. */
export function ciphertextName({ envelope, index }: FilePlace): string {
  return `${envelope}-${index}.age`;
}

/** Where the ciphertext of a version's file lies. @param create makes it where it is not. */
export async function ciphertextFile(name: string, place: FilePlace, create = false): Promise<FileSystemFileHandle> {
  return (await folderOf(name, create)).getFileHandle(ciphertextName(place), { create });
}

/** The name of the folder of a bid version. */
export function folderName({ bid, version }: Pick<BidManifest, 'bid' | 'version'>): string {
  return `${bid}-v${version}`;
}

export async function keepBid(kept: KeptBid): Promise<void> {
  const file = await (await folderOf(folderName(kept.manifest), true)).getFileHandle(ABOUT, { create: true });
  const writable = await file.createWritable();
  await writable.write(JSON.stringify(kept));
  await writable.close();
}

/** Every bid version of an organisation that this browser keeps; of a sealing that broke off nothing is left. */
export async function keptBids(bidder: string): Promise<KeptBid[]> {
  if (!canKeepBids()) return [];
  const found: KeptBid[] = [];
  const root = await rootFolder();
  for await (const [name, handle] of root.entries()) {
    if (handle.kind !== 'directory') continue;
    const kept = await readAbout(handle as FileSystemDirectoryHandle);
    if (kept?.bidder === bidder) found.push(kept);
    if (!kept) await sweep(name);
  }
  return found;
}

/** Does what writes a version's folder: no page of this browser takes the folder for a leftover meanwhile. */
export async function whileSealing<Result>(name: string, seal: () => Promise<Result>): Promise<Result> {
  return await navigator.locks.request(lockOf(name), seal);
}

async function sweep(name: string): Promise<void> {
  await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (free) => {
    if (free) await forgetBid(name);
  });
}

/** Adds a receipt. The ciphertexts stay while the version stands, so that its bidder can save and verify them. */
export async function keepReceipt(kept: KeptBid, act: string, note: string): Promise<KeptBid> {
  const next = { ...kept, receipts: { ...kept.receipts, [act]: note } };
  await keepBid(next);
  if (act === 'bid-withdrawn') await dropCiphertexts(next);
  return next;
}

/** Deletes the ciphertexts of a version that stands no longer; its keys and receipts stay. */
export async function dropCiphertexts({ manifest }: KeptBid): Promise<void> {
  const folder = await folderOf(folderName(manifest), false);
  for (const file of filesOfBid(manifest)) await folder.removeEntry(ciphertextName(file)).catch(() => undefined);
}

/** Forgets a bid version with its keys. */
export async function forgetBid(name: string): Promise<void> {
  await (await rootFolder()).removeEntry(name, { recursive: true }).catch(() => undefined);
}

function lockOf(name: string): string {
  return `${FOLDER}/${name}`;
}

async function rootFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

async function folderOf(name: string, create: boolean): Promise<FileSystemDirectoryHandle> {
  return (await rootFolder()).getDirectoryHandle(name, { create });
}

async function readAbout(folder: FileSystemDirectoryHandle): Promise<KeptBid | undefined> {
  try {
    return JSON.parse(await (await (await folder.getFileHandle(ABOUT)).getFile()).text()) as KeptBid;
  } catch {
    return undefined;
  }
}
