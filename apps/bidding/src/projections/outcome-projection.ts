import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { isFinal, type SecurityReturnCause, type Stage } from '@mingtang/procedure';
import { markReturnsDue } from '../security/returns-due';
import { CommitteeMember } from './committee-member.entity';
import { ContractRefusal } from './contract-refusal.entity';
import { lockProject, lotOf, moveLot } from './lock-project';

/** What becomes of opened lots at evaluation and disclosure, as far as bidders' documents and securities depend on it. */
@Injectable()
export class OutcomeProjection implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.on('evaluation.committee-formed.v1', async ({ data }, { manager }) => {
      const { project, lot, subjects } = data;
      await manager.delete(CommitteeMember, { project, lot });
      await manager.insert(
        CommitteeMember,
        [...new Set(subjects)].map((subject) => ({ project, lot, subject })),
      );
    });
    this.handlers.on('evaluation.evaluation-completed.v1', async ({ data }, transaction) => {
      if (data.outcome === 'all-rejected')
        await this.end(data, { stage: 'failed', cause: 'tender-terminated', at: data.completedAt }, transaction);
    });
    this.handlers.on('disclosure.objection-decided.v1', async ({ data }, transaction) => {
      if (data.outcome === 'fails')
        await this.end(data, { stage: 'failed', cause: 'tender-terminated', at: data.decidedAt }, transaction);
    });
    this.handlers.on('disclosure.candidates-published.v1', async ({ data: { project, lot } }, { manager }) => {
      const evaluated = lotOf(await lockProject(manager, project), lot);
      if (evaluated.stage === 'evaluation') await moveLot(manager, evaluated, 'candidates');
    });
    this.handlers.on('disclosure.award-determined.v1', async ({ data: { project, lot } }, { manager }) => {
      const awarded = lotOf(await lockProject(manager, project), lot);
      if (awarded.stage === 'evaluation' || awarded.stage === 'candidates') await moveLot(manager, awarded, 'awarded');
    });
    this.handlers.on('disclosure.contract-refused.v1', async ({ data }, { manager }) => {
      const { refusal: id, project, lot, bid, reason, statedBy, recordedAt } = data;
      await manager.insert(ContractRefusal, {
        id,
        project,
        lot,
        bid,
        reason,
        statedBy,
        recordedAt: new Date(recordedAt),
      });
    });
    this.handlers.on('disclosure.contract-published.v1', ({ data }, transaction) =>
      this.end(data, { stage: 'contracted', cause: 'contract-signed', at: data.signedAt }, transaction),
    );
  }

  /** A lot that has come to its end, as by a cancellation before, stays there. */
  private async end(
    { project, lot }: { readonly project: string; readonly lot: string },
    { stage, cause, at }: { readonly stage: Stage; readonly cause: SecurityReturnCause; readonly at: string },
    { manager }: Transaction,
  ): Promise<void> {
    const locked = await lockProject(manager, project);
    const ending = lotOf(locked, lot);
    if (isFinal(ending.stage)) return;
    await moveLot(manager, ending, stage);
    await markReturnsDue(manager, locked, cause, at);
  }
}
