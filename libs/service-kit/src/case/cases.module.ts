import { Module } from '@nestjs/common';
import { Acts } from './acts';
import { CaseChanges } from './case-changes';
import { Cases } from './cases';
import { DueActs } from './due-acts';
import { ServedSuspensions } from './suspension';

/** For services that act in cases, or go by where they stand; their databases have the tables of `Cases1764000000002`, and where they act of `Suspensions1764000000003`. */
@Module({
  providers: [Cases, CaseChanges, DueActs, Acts, ServedSuspensions],
  exports: [Cases, CaseChanges, DueActs, Acts],
})
export class CasesModule {}
