import { runService } from '@mingtang/service-kit';
import { ledgerService } from './ledger.service';
import { rebuild } from './rebuilding/rebuild';

if (process.argv[2] === 'rebuild') await rebuild(process.env);
else await runService(ledgerService);
