import { type EventType } from '@mingtang/contracts';
import { type Stage } from '@mingtang/procedure';
import { type EvidenceLine, keptLine } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { LotStage } from '../project/lot-stage.entity';

/** What brings a lot to a stage that it has only by what another service said. */
const BROUGHT_BY = {
  'bidding-closed': 'bidding.bidding-closed.v1',
  evaluation: 'bidding.opening-completed.v1',
  candidates: 'disclosure.candidates-published.v1',
  awarded: 'disclosure.award-determined.v1',
  contracted: 'disclosure.contract-published.v1',
} as const satisfies Partial<Record<Stage, EventType>>;

/** That lots stand where they do by what the log holds; of a lot that failed it may not be told yet by what. */
export async function* keptFacts(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
  for (const { lotId: lot, stage } of await manager.find(LotStage, {
    where: { projectId: project },
    order: { lotId: 'ASC' },
  }))
    if (stage in BROUGHT_BY)
      yield keptLine('announcement', BROUGHT_BY[stage as keyof typeof BROUGHT_BY], { project, lot });
}
