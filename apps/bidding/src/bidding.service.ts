import { namesOf } from '@mingtang/services';
import { Cases1764000000002, type ServiceDefinition, Suspensions1764000000003 } from '@mingtang/service-kit';
import { type Request, type Response } from 'express';
import { biddingEntities } from './bidding.entities';
import { BiddingModule } from './bidding.module';
import { biddingOptions } from './options';
import { BiddersWords1764200000300 } from './migrations/bidders-words.migration';
import { Arrivals1764800000100 } from './migrations/arrivals.migration';
import { Bidding1764100000000 } from './migrations/bidding.migration';
import { CasesOnly1796000000200 } from './migrations/cases-only.migration';
import { Envelopes1796000000100 } from './migrations/envelopes.migration';
import { FixedPayments1764200000200 } from './migrations/fixed-payments.migration';
import { LateShares1764200000100 } from './migrations/late-shares.migration';
import { Openings1796000000300 } from './migrations/openings.migration';
import { OpeningWaits1764700000100 } from './migrations/opening-waits.migration';
import { ReachedDeadlines1764900000100 } from './migrations/reached-deadlines.migration';
import { Receipts1764200000000 } from './migrations/receipts.migration';
import { Rounds1796000000400 } from './migrations/rounds.migration';
import { SettledSecurities1764600000100 } from './migrations/settled-securities.migration';
import { uploadsPaths } from './uploads/uploads.openapi';
import { UploadsServer } from './uploads/uploads.server';

export const biddingService: ServiceDefinition<typeof biddingOptions> = {
  ...namesOf(
    'bidding',
    'Large sealed files are uploaded resumably (tus 1.0) at `/uploads` with metadata `project`, `lot` and `sha256`.',
  ),
  module: BiddingModule,
  entities: biddingEntities,
  migrations: [
    Cases1764000000002,
    Suspensions1764000000003,
    Bidding1764100000000,
    Receipts1764200000000,
    LateShares1764200000100,
    FixedPayments1764200000200,
    BiddersWords1764200000300,
    SettledSecurities1764600000100,
    OpeningWaits1764700000100,
    Arrivals1764800000100,
    Envelopes1796000000100,
    ReachedDeadlines1764900000100,
    CasesOnly1796000000200,
    Openings1796000000300,
    Rounds1796000000400,
  ],
  options: biddingOptions,
  furtherPaths: uploadsPaths,
  mount(app) {
    app.use('/uploads', (request: Request, response: Response) => app.get(UploadsServer).handle(request, response));
  },
};
