import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Transaction } from '@mingtang/messaging';
import { CONFIG, Timers } from '@mingtang/service-kit';
import { rm } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { type BiddingConfig } from '../options';
import { uploadPath } from './upload-path';
import { Upload } from './upload.entity';

const EXPIRY_TIMER = 'expire-upload';

export async function setExpiry(timers: Timers, transaction: Transaction, upload: string, at: string): Promise<void> {
  await timers.set(transaction, { name: EXPIRY_TIMER, of: [upload], at, payload: { upload } });
}

/** Removes uploads that no bid has referred to in time. */
@Injectable()
export class ExpireUploads implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: BiddingConfig,
  ) {}

  onModuleInit(): void {
    this.timers.on<{ upload: string }>(EXPIRY_TIMER, ({ upload }) => this.expire(upload));
  }

  /** The mark comes first, so that no bid can refer to a file that is going; a crash in between is made good by a repeat. */
  private async expire(id: string): Promise<void> {
    const { manager } = this.dataSource;
    await manager
      .createQueryBuilder()
      .update(Upload)
      .set({ state: 'expired' })
      .where(`id = :id AND state <> 'kept'`, { id })
      .execute();
    if (!(await manager.existsBy(Upload, { id, state: 'expired' }))) return;
    await rm(uploadPath(this.config, id), { force: true });
    await manager.delete(Upload, { id });
  }
}
