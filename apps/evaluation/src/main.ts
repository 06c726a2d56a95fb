import { runService } from '@mingtang/service-kit';
import { evaluationService } from './evaluation.service';

await runService(evaluationService);
