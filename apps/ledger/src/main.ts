import { runService } from '@mingtang/service-kit';
import { ledgerService } from './ledger.service';

await runService(ledgerService);
