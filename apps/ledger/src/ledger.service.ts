import { namesOf } from '@mingtang/services';
import { type ServiceDefinition } from '@mingtang/service-kit';
import { type NextFunction, type Request, type Response } from 'express';
import { LedgerModule } from './ledger.module';
import { ledgerOptions } from './options';
import { Log1764000000500 } from './migrations/1764000000500-log';
import { WitnessesLogged1764100000200 } from './migrations/1764100000200-witnesses-logged';
import { Deadlines1764100000300 } from './migrations/1764100000300-deadlines';
import { DisclosedBy1764400000100 } from './migrations/1764400000100-disclosed-by';
import { Seen1764900000500 } from './migrations/1764900000500-seen';
import { ProceduresLogged1764910000000 } from './migrations/1764910000000-procedures-logged';
import { LotsFollowed1764920000100 } from './migrations/1764920000100-lots-followed';
import { RoundDeadlines1765000000000 } from './migrations/1765000000000-round-deadlines';

export const ledgerService: ServiceDefinition<typeof ledgerOptions> = {
  ...namesOf('ledger'),
  module: LedgerModule,
  options: ledgerOptions,
  entities: [],
  migrations: [
    Log1764000000500,
    WitnessesLogged1764100000200,
    Deadlines1764100000300,
    DisclosedBy1764400000100,
    Seen1764900000500,
    ProceduresLogged1764910000000,
    LotsFollowed1764920000100,
    RoundDeadlines1765000000000,
  ],
  mount(app) {
    // Any page may read the log: it is as public as can be, and verifiers run in browsers.
    app.use('/log', (_request: Request, response: Response, next: NextFunction) => {
      response.setHeader('access-control-allow-origin', '*').setHeader('cross-origin-resource-policy', 'cross-origin');
      next();
    });
  },
};
