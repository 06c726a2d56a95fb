import { runService } from '@mingtang/service-kit';
import { notificationService } from './notification.service';

await runService(notificationService);
