import { Inject, Injectable } from '@nestjs/common';
import { type Refusal, ruleBroken } from '@mingtang/procedure/rules';
import { AGE_HEADER } from '@mingtang/sealing';
import { CONFIG } from '@mingtang/service-kit';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { type BiddingConfig } from '../options';
import { isAgeFile } from '../submission/age-bytes';
import { uploadPath } from './upload-path';
import { Upload } from './upload.entity';

/** Examines an upload that has all its bytes: only an age file with the announced digest can become part of a bid. */
@Injectable()
export class FinishUpload {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: BiddingConfig,
  ) {}

  /**
   * Makes a whole upload finished, its bytes on disk (fsync); nothing changes for one that is so already.
   * @returns undefined, or why it cannot be part of a bid.
   */
  async ensure(upload: Upload): Promise<Refusal | undefined> {
    if (upload.state === 'finished' || upload.state === 'kept') return undefined;
    if (upload.state === 'expired') return incomplete();
    const problem = await this.examine(upload);
    if (!problem)
      await this.dataSource.manager.update(Upload, { id: upload.id, state: 'receiving' }, { state: 'finished' });
    return problem;
  }

  private async examine({ id, size, sha256 }: Upload): Promise<Refusal | undefined> {
    const file = await open(uploadPath(this.config, id), 'r').catch(() => undefined);
    if (!file) return incomplete();
    try {
      if ((await file.stat()).size !== Number(size)) return incomplete();
      if (!(await beginsAsAge(file))) return noAgeFile();
      if ((await digestOf(file)) !== sha256) return otherDigest();
      await file.sync();
      return undefined;
    } finally {
      await file.close();
    }
  }
}

async function beginsAsAge(file: FileHandle): Promise<boolean> {
  const { buffer } = await file.read(Buffer.alloc(AGE_HEADER.length), 0, AGE_HEADER.length, 0);
  return isAgeFile(buffer);
}

async function digestOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function incomplete(): Refusal {
  return ruleBroken('BID-04', 'upload-incomplete', { zh: '上传尚未完成', en: 'the upload is not complete' });
}

function noAgeFile(): Refusal {
  return ruleBroken(
    'BID-04',
    'upload-not-sealed',
    { zh: '上传的文件不是 age 加密文件', en: 'what was uploaded is not an age file' },
    { field: 'content' },
  );
}

function otherDigest(): Refusal {
  return ruleBroken(
    'BID-04',
    'upload-digest-mismatch',
    { zh: '上传的文件摘要与声明不符', en: 'the digest is not the one announced' },
    { field: 'sha256' },
  );
}
