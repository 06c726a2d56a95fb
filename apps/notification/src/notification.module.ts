import { Addressing } from '@mingtang/service-kit';
import { Module } from '@nestjs/common';
import { Inbox } from './inbox/inbox';
import { InboxController } from './inbox/inbox.controller';
import { OwnRecipients } from './inbox/own-recipients';
import { Reminders } from './reminders/reminders';
import { RecordNotices } from './telling/record-notices';
import { TakeEvents } from './telling/take-events';

@Module({
  controllers: [InboxController],
  providers: [Addressing, TakeEvents, RecordNotices, Reminders, OwnRecipients, Inbox],
})
export class NotificationModule {}
