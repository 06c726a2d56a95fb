import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

/** Gives the reader a zip of texts to keep. */
export async function saveZip(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const zip = new ZipWriter(new BlobWriter('application/zip'));
  for (const [path, text] of Object.entries(files)) await zip.add(path, new TextReader(text));
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
