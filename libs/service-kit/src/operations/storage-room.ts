import { mkdir, statfs } from 'node:fs/promises';

/** How much room is left where a service keeps its files. */
export class StorageRoom {
  constructor(
    private readonly folder: string,
    private readonly leastFreeBytes: number,
  ) {}

  async freeBytes(): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** @throws {Error} with the code `ENOSPC` where less is left than the service needs to be of use. */
  async assert(): Promise<void> {
    const free = await this.freeBytes();
    if (free < this.leastFreeBytes)
      throw Object.assign(new Error(`${free} bytes left for ${this.folder}, ${this.leastFreeBytes} are needed`), {
        code: 'ENOSPC',
      });
  }
}
