import { type ServiceDefinition } from '@mingtang/service-kit';
import { Contact } from './contacts/contact.entity';
import { NoticeRow } from './inbox/notice.entity';
import { Lot } from './knowledge/lot.entity';
import { Party } from './knowledge/party.entity';
import { Project } from './knowledge/project.entity';
import { Notices1764400000600 } from './migrations/1764400000600-notices';
import { NotificationModule } from './notification.module';
import { notificationOptions } from './options';

export const notificationService: ServiceDefinition<typeof notificationOptions> = {
  name: 'notification',
  title: 'Notification',
  description:
    'Tells people what concerns them: in lists, live streams, mail and calendars; never more than they may see.',
  module: NotificationModule,
  options: notificationOptions,
  entities: [Project, Lot, Party, NoticeRow, Contact],
  migrations: [Notices1764400000600],
};
