import { Addressing, CasesModule } from '@mingtang/service-kit';
import { Module } from '@nestjs/common';
import { Calendar } from './calendar/calendar';
import { CalendarController } from './calendar/calendar.controller';
import { ContactController } from './contacts/contact.controller';
import { Contacts } from './contacts/contacts';
import { Inbox } from './inbox/inbox';
import { InboxController } from './inbox/inbox.controller';
import { OwnRecipients } from './inbox/own-recipients';
import { Heard } from './live/heard';
import { LiveController } from './live/live.controller';
import { OwnStream } from './live/own-stream';
import { PublicStream } from './live/public-stream';
import { Streams } from './live/streams';
import { MailNotices } from './mail/mail-notices';
import { Mailer } from './mail/mailer';
import { Reminders } from './reminders/reminders';
import { RecordNotices } from './telling/record-notices';
import { TakeEvents } from './telling/take-events';

@Module({
  imports: [CasesModule],
  controllers: [LiveController, InboxController, ContactController, CalendarController],
  providers: [
    Addressing,
    TakeEvents,
    RecordNotices,
    Reminders,
    OwnRecipients,
    Inbox,
    Heard,
    Streams,
    PublicStream,
    OwnStream,
    Contacts,
    Mailer,
    MailNotices,
    Calendar,
  ],
})
export class NotificationModule {}
