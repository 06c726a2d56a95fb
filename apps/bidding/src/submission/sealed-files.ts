import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ServiceConfig } from '@mingtang/service-kit';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { uploadPath } from '../uploads/upload-path';
import { SealedFile } from './sealed-file.entity';

/** Where a file of a bid version lies: its place in an envelope's `files`. */
export type FilePlace = Pick<SealedFile, 'bid' | 'version' | 'envelope' | 'index'>;

/** The age files of received bids, as they came: never changed, never removed. */
@Injectable()
export class SealedFiles {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /**
   * The ciphertext of a file, streamed.
   * @throws {RangeError} where the bid version has no such file; the stream fails where the disk has lost it.
   */
  async open({ bid, version, envelope, index }: FilePlace, manager = this.dataSource.manager): Promise<Readable> {
    const file = await manager
      .getRepository(SealedFile)
      .createQueryBuilder('file')
      .addSelect('file.content')
      .where({ bid, version, envelope, index })
      .getOne();
    if (!file) throw new RangeError(`no file ${index} in envelope ${envelope} of bid ${bid} version ${version}`);
    if (file.content) return Readable.from([file.content]);
    return createReadStream(uploadPath(this.config, file.upload as string));
  }
}
