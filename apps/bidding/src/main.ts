import { runService } from '@mingtang/service-kit';
import { biddingService } from './bidding.service';

await runService(biddingService);
