import { Upload as TusUpload, type KvStore } from '@tus/server';
import { type DataSource } from 'typeorm';
import { Upload } from './upload.entity';

/** Lets tus keep what it knows of uploads in our table instead of files beside theirs. */
export class UploadRecords implements KvStore<TusUpload> {
  constructor(private readonly dataSource: DataSource) {}

  async get(id: string): Promise<TusUpload | undefined> {
    const upload = await this.dataSource.manager.findOneBy(Upload, { id });
    if (!upload || upload.state === 'expired') return undefined;
    const { size, metadata, createdAt } = upload;
    return new TusUpload({ id, size: Number(size), offset: 0, metadata, creation_date: createdAt.toISOString() });
  }

  /** The record is made with its owner and its expiry before tus creates the file, and never changes as tus sees it. */
  async set(): Promise<void> {}

  async delete(id: string): Promise<void> {
    await this.dataSource.manager.delete(Upload, { id });
  }

  async list(): Promise<string[]> {
    const uploads = await this.dataSource.manager.find(Upload, { select: { id: true } });
    return uploads.map(({ id }) => id);
  }
}
