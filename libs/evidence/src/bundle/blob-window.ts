import { BundleError } from './bundle';

const AHEAD_BYTES = 64 * 1024;

/** Reads short pieces of a Blob, mostly one behind the other, with few reads of the Blob itself. */
export class BlobWindow {
  private bytes = new Uint8Array();
  private start = 0;

  constructor(private readonly blob: Blob) {}

  get size(): number {
    return this.blob.size;
  }

  /** @throws {BundleError} of that path, if the Blob ends before */
  async read(at: number, length: number, path: string): Promise<DataView> {
    if (at < 0 || at + length > this.blob.size)
      throw new BundleError(path, { zh: '压缩包被截断', en: 'the zip is cut off here' });
    if (at < this.start || at + length > this.start + this.bytes.length) {
      const end = Math.min(this.blob.size, at + Math.max(length, AHEAD_BYTES));
      this.bytes = new Uint8Array(await this.blob.slice(at, end).arrayBuffer());
      this.start = at;
    }
    return new DataView(this.bytes.buffer, at - this.start, length);
  }
}
