import { EventHandlers } from '@mingtang/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommitteeMember } from './committee-member.entity';
import { ContractRefusal } from './contract-refusal.entity';

/** What is told of opened lots beyond where they stand, as far as bidders' documents and securities depend on it. */
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
  }
}
