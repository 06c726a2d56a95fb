import { type Transaction } from '@mingtang/messaging';
import { CONFIG, Timers } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { NoticeRow } from '../inbox/notice.entity';
import { noticeGiven } from '../live/channels';
import { mailNotice } from '../mail/mail-timers';
import { type NotificationConfig } from '../options';
import { type Notice } from './notice';
import { inOrder } from './order';

/** Puts notices before their recipients: into their lists at once, to open streams and the mail with the commit. */
@Injectable()
export class RecordNotices {
  constructor(
    private readonly timers: Timers,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  /** @param time of what they tell of. */
  async record(transaction: Transaction, projectId: string, time: string, notices: readonly Notice[]): Promise<void> {
    const { manager } = transaction;
    if (notices.length > 0) await inOrder(manager);
    for (const { kind, recipient, lot, act, overtakenBy, dueAt } of notices) {
      const id = randomUUID();
      await manager.insert(NoticeRow, {
        id,
        projectId,
        recipient,
        kind,
        lotId: lot ?? null,
        act: act ?? null,
        overtakenBy: overtakenBy ?? null,
        time: new Date(time),
        dueAt: dueAt === undefined ? null : new Date(dueAt),
      });
      await noticeGiven(manager, { id, recipient, project: projectId });
      if (this.config.SMTP_URL !== '') await mailNotice(this.timers, transaction, id);
    }
  }
}
