import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

/** Gives the reader a zip to keep. Its files are stored as they are: ciphertext cannot be compressed. */
export async function saveZip(name: string, files: Readonly<Record<string, string | Blob>>): Promise<void> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), { level: 0, useWebWorkers: false });
  for (const [path, content] of Object.entries(files))
    await zip.add(path, typeof content === 'string' ? new TextReader(content) : new BlobReader(content));
  saveBlob(name, await zip.close());
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
