import { runService } from '@mingtang/service-kit';
import { disclosureService } from './disclosure.service';

await runService(disclosureService);
