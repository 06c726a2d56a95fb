import { Acts, type AllowedAct, type CaseRef, DueActs, PLATFORM } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Evaluation } from '../lot/evaluation.entity';
import { lotOfAct, seatedMembers } from '../lot/lot-access';
import { openedBids } from '../lot/opened-bids';
import { ConcludedTechnical } from './concluded-technical.entity';
import { progressOf } from './evaluation-record';
import { loadRecord } from './load-record';
import { technicalDocument, technicalFact } from './technical-document';

/**
 * Concludes the technical part of an evaluation once every sheet has its place in the order of the project, for it binds for good: by what is told of it
 * the custodians open the prices of those who passed (OPN-06).
 */
@Injectable()
export class ConcludeTechnical implements OnModuleInit {
  constructor(
    private readonly acts: Acts,
    private readonly due: DueActs,
  ) {}

  onModuleInit(): void {
    this.due.on(
      'conclude-technical',
      (of) => this.acts.run({ act: 'conclude-technical', ...of }, PLATFORM, (act) => this.conclude(act, of)),
      async ({ project, lot }, manager) =>
        (await manager.findOneBy(Evaluation, { project, lot }))?.readyAt?.toISOString(),
    );
  }

  private async conclude(act: AllowedAct, of: CaseRef): Promise<void> {
    const { manager, tell, now } = act;
    const lot = await lotOfAct(act);
    const record = await loadRecord(manager, lot, await seatedMembers(manager, of));
    const progress = progressOf(record);
    if (progress.phase !== 'technical') return;
    const { evaluation, project, terms } = lot;
    const technical = { concludedAt: now, result: progress.result };
    await manager.save(
      Object.assign(evaluation, {
        technical,
        readyAt: null,
        reviewConcludedAt: evaluation.reviewConcludedAt ?? new Date(now),
      }),
    );
    const document = technicalDocument({
      project,
      lot: terms.lot,
      procedure: project.published.procedure,
      input: progress.input,
      technical,
    });
    const fact = technicalFact(document, openedBids(evaluation.opening));
    const event = await tell('evaluation.technical-concluded.v1', fact);
    await manager.insert(ConcludedTechnical, { event, ...of, concludedAt: new Date(now), fact });
  }
}
