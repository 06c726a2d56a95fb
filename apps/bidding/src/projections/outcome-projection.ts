import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { type SecurityReturnCause, type Stage } from '@mingtang/procedure';
import { markReturnsDue } from '../security/returns-due';
import { CommitteeMember } from './committee-member.entity';
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
    this.handlers.on('disclosure.contract-published.v1', ({ data }, transaction) =>
      this.end(data, { stage: 'contracted', cause: 'contract-signed', at: data.signedAt }, transaction),
    );
  }

  private async end(
    { project, lot }: { readonly project: string; readonly lot: string },
    { stage, cause, at }: { readonly stage: Stage; readonly cause: SecurityReturnCause; readonly at: string },
    { manager }: Transaction,
  ): Promise<void> {
    const locked = await lockProject(manager, project);
    await moveLot(manager, lotOf(locked, lot), stage);
    await markReturnsDue(manager, locked, cause, at);
  }
}
