import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type FinishedUploads } from '../submission/check-files';
import { FinishUpload } from './finish-upload';
import { Upload } from './upload.entity';

/** Whose uploads, for which lot. */
export interface UploadScope {
  readonly ownerKey: string;
  readonly project: string;
  readonly lot: string;
}

/** What bidders have uploaded for their bids. */
@Injectable()
export class UploadedFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly finishUpload: FinishUpload,
  ) {}

  /**
   * Those of the uploads that are whole and found to be what was announced. One whose last byte came just before a crash is
   * examined now.
   */
  async finished(ids: readonly string[], { ownerKey, project, lot }: UploadScope): Promise<FinishedUploads> {
    if (ids.length === 0) return new Map();
    const uploads = await this.dataSource.manager.findBy(Upload, { id: In(ids), ownerKey, project, lot });
    const finished = new Map<string, { sha256: string; size: number }>();
    for (const upload of uploads)
      if ((await this.finishUpload.ensure(upload)) === undefined)
        finished.set(upload.id, { sha256: upload.sha256, size: Number(upload.size) });
    return finished;
  }
}
