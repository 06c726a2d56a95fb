import { type BidManifest, filesOfBid } from '@mingtang/sealing';
import { CONFIG, type EvidenceLine, problemLine, rowsOf, type ServiceConfig } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type EntityManager } from 'typeorm';
import { uploadPath } from '../uploads/upload-path';

interface FileRow {
  readonly bid: string;
  readonly version: number;
  readonly act: 'submitted' | 'replaced';
  readonly envelopes: BidManifest['envelopes'];
  /** Of the files that are stored in rows, by envelope and place: the digest of their bytes as they are. */
  readonly stored: Readonly<Record<string, { readonly sha256?: string; readonly upload?: string }>>;
}

/** How long a file on disk that has not been touched since is taken for what it was when it was last read, milliseconds. */
const KNOWN_FOR_MS = 3_600_000;

/** Reads every sealed file again, and names those that are gone or are no longer what their manifest says. */
@Injectable()
export class DamagedFiles {
  /** Digests of files on disk, by path, size and times: anyone may ask for evidence, and bids have gigabytes. */
  private readonly digests = new LRUCache<string, string>({ max: 10_000, ttl: KNOWN_FOR_MS });

  constructor(@Inject(CONFIG) private readonly config: Pick<ServiceConfig, 'DATA_DIR'>) {}

  async *of(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
    for await (const { bid, version, act, envelopes, stored } of rowsOf<FileRow>(
      manager,
      `SELECT bid.id AS bid, bid_version.version, act, manifest->'envelopes' AS envelopes, stored
       FROM bid JOIN bid_version ON bid_version.bid = bid.id
       CROSS JOIN LATERAL (
         SELECT coalesce(json_object_agg(envelope || ' ' || index, json_strip_nulls(json_build_object('upload', upload,
           'sha256', encode(sha256(content), 'hex')))), '{}') AS stored
         FROM sealed_file WHERE sealed_file.bid = bid.id AND sealed_file.version = bid_version.version) AS of
       WHERE bid.project = $1 ORDER BY bid.id, bid_version.version`,
      [project],
    ))
      for (const { envelope, index, sha256 } of filesOfBid({ envelopes })) {
        const file = stored[`${envelope} ${index}`];
        const found = file?.upload === undefined ? file?.sha256 : await this.digestOnDisk(file.upload);
        if (found === sha256) continue;
        const problem = found === undefined ? 'file-missing' : 'file-damaged';
        yield problemLine(
          `bidding.bid-${act}.v1`,
          problem,
          bid,
          `file ${index} in envelope ${envelope} of version ${version}`,
        );
      }
  }

  /** Of an upload's file; undefined where it is gone or cannot be read. */
  private async digestOnDisk(upload: string): Promise<string | undefined> {
    const path = uploadPath(this.config, upload);
    try {
      const { size, mtimeMs, ctimeMs, ino } = await stat(path);
      const key = [path, ino, size, mtimeMs, ctimeMs].join(' ');
      const known = this.digests.get(key);
      if (known !== undefined) return known;
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
      const digest = hash.digest('hex');
      this.digests.set(key, digest);
      return digest;
    } catch {
      return undefined;
    }
  }
}
