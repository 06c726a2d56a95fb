import { BlobReader, type FileEntry, TextWriter, ZipReader } from '@zip.js/zip.js';
import { filesOfBid } from '@mingtang/sealing';
import { ciphertextFile, ciphertextName, folderName, keepBid, type KeptBid, whileSealing } from './kept-bids';
import { isText, keptFrom, NotTakenError, type WantedBid } from './saved-bid';

/** Larger than any text of a saved bid with a thousand files. */
const LARGEST_TEXT = 2 ** 20;

/**
 * Takes a saved bid back into this browser, with its ciphertexts, so that it is replaced, withdrawn or opened from here.
 * @throws {NotTakenError}
 */
export async function takeBack(file: Blob, wanted: WantedBid): Promise<KeptBid> {
  const entries = await entriesOf(file);
  const texts = new Map<string, string>();
  for (const entry of entries)
    if (isText(entry.filename) && entry.uncompressedSize <= LARGEST_TEXT)
      texts.set(entry.filename, await read(() => entry.getData(new TextWriter(), { useWebWorkers: false })));
  const kept = await keptFrom(texts, wanted);
  const name = folderName(kept.manifest);
  await whileSealing(name, async () => {
    for (const place of filesOfBid(kept.manifest)) {
      const entry = entries.find(({ filename }) => filename === `files/${ciphertextName(place)}`);
      if (!entry) continue;
      const writable = await (await ciphertextFile(name, place, true)).createWritable();
      await read(() => entry.getData(writable, { useWebWorkers: false }));
    }
    await keepBid(kept);
  });
  return kept;
}

async function entriesOf(file: Blob): Promise<FileEntry[]> {
  const entries = await read(() => new ZipReader(new BlobReader(file), { useWebWorkers: false }).getEntries());
  return entries.filter((entry): entry is FileEntry => !entry.directory);
}

/** What is no zip, or a damaged one, is no saved bid. */
async function read<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch {
    throw new NotTakenError('not-a-saved-bid');
  }
}
