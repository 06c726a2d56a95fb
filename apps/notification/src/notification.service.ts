import { namesOf } from '@mingtang/services';
import { Cases1764000000002, type ServiceDefinition } from '@mingtang/service-kit';
import { Contact } from './contacts/contact.entity';
import { NoticeRow } from './inbox/notice.entity';
import { Notices1764400000600 } from './migrations/1764400000600-notices';
import { ByCases1764940000600 } from './migrations/1764940000600-by-cases';
import { NotificationModule } from './notification.module';
import { notificationOptions } from './options';
import { Lot } from './projections/lot.entity';
import { Part } from './projections/part.entity';

export const notificationService: ServiceDefinition<typeof notificationOptions> = {
  ...namesOf('notification'),
  module: NotificationModule,
  options: notificationOptions,
  entities: [Lot, Part, NoticeRow, Contact],
  migrations: [Cases1764000000002, Notices1764400000600, ByCases1764940000600],
};
