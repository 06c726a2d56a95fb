import { namesOf } from '@mingtang/services';
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
  ...namesOf('notification'),
  module: NotificationModule,
  options: notificationOptions,
  entities: [Project, Lot, Party, NoticeRow, Contact],
  migrations: [Notices1764400000600],
};
