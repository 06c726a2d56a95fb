import { runService } from '@mingtang/service-kit';
import { announcementService } from './announcement.service';

await runService(announcementService);
