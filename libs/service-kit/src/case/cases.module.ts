import { Module } from '@nestjs/common';
import { Acts } from './acts';
import { CaseChanges } from './case-changes';
import { Cases } from './cases';
import { DueActs } from './due-acts';

/** For services that act in cases, or go by where they stand; their databases have the tables of `Cases1764000000002`. */
@Module({ providers: [Cases, CaseChanges, DueActs, Acts], exports: [Cases, CaseChanges, DueActs, Acts] })
export class CasesModule {}
