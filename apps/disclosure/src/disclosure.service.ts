import { namesOf } from '@mingtang/services';
import { Cases1764000000002, type ServiceDefinition, Suspensions1764000000003 } from '@mingtang/service-kit';
import { Award } from './award/award.entity';
import { AwardNotice } from './award-notice/award-notice.entity';
import { Contract } from './contract/contract.entity';
import { ContractRefusal } from './contract-refusal/contract-refusal.entity';
import { DisclosureModule } from './disclosure.module';
import { Register1764000000400 } from './migrations/1764000000400-register';
import { StepsBeforeNotice1764300000400 } from './migrations/1764300000400-steps-before-notice';
import { ObjectionReceipts1764300000401 } from './migrations/1764300000401-objection-receipts';
import { ObjectorDigests1764300000402 } from './migrations/1764300000402-objector-digests';
import { RegisterSearch1764400000400 } from './migrations/1764400000400-register-search';
import { Statistics1764400000401 } from './migrations/1764400000401-statistics';
import { StatisticsIndexes1764400000402 } from './migrations/1764400000402-statistics-indexes';
import { StepsShown1764500000400 } from './migrations/1764500000400-steps-shown';
import { Remedies1764600000400 } from './migrations/1764600000400-remedies';
import { SearchWhole1764600000401 } from './migrations/1764600000401-search-whole';
import { ByCases1764700000400 } from './migrations/1764700000400-by-cases';
import { Results1764800000400 } from './migrations/1764800000400-results';
import { StepsByOffers1764930000400 } from './migrations/1764930000400-steps-by-offers';
import { FailedLots1764940000400 } from './migrations/1764940000400-failed-lots';
import { TechnicalResult1764990000400 } from './migrations/1764990000400-technical-result';
import { OwedAct } from './due/owed-act.entity';
import { disclosureOptions } from './options';
import { Objection } from './objections/objection.entity';
import { RegisterLot } from './projections/register-lot.entity';
import { RegisterProject } from './projections/register-project.entity';
import { Step } from './projections/step.entity';

export const disclosureService: ServiceDefinition<typeof disclosureOptions> = {
  ...namesOf('disclosure'),
  module: DisclosureModule,
  options: disclosureOptions,
  entities: [RegisterProject, RegisterLot, Step, Objection, Award, AwardNotice, Contract, ContractRefusal, OwedAct],
  migrations: [
    Cases1764000000002,
    Suspensions1764000000003,
    Register1764000000400,
    StepsBeforeNotice1764300000400,
    ObjectionReceipts1764300000401,
    ObjectorDigests1764300000402,
    RegisterSearch1764400000400,
    Statistics1764400000401,
    StatisticsIndexes1764400000402,
    StepsShown1764500000400,
    Remedies1764600000400,
    SearchWhole1764600000401,
    ByCases1764700000400,
    Results1764800000400,
    StepsByOffers1764930000400,
    FailedLots1764940000400,
    TechnicalResult1764990000400,
  ],
};
