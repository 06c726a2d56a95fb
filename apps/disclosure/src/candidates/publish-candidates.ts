import { type Actor, type EventData } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkCandidatesPublication, objectionWindow, orThrow, transition } from '@mingtang/procedure';
import { type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { lockOwnLot } from '../lot/lot-access';
import { moveLot } from '../lot/move-lot';
import { RegisterLot } from '../projections/register-lot.entity';
import { refused } from '../refusals';
import { type CandidateDto, type CandidatesDto } from './candidates.dto';

/** Publishes the candidates that the signed report recommends, and opens the time for objections (DIS-01, DIS-02). */
@Injectable()
export class PublishCandidates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `report-not-signed`, `stage-does-not-allow`, and those of `checkCandidatesPublication` */
  publish(path: LotPath, actor: Actor): Promise<CandidatesDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, role, definition, calendar } = await lockOwnLot(manager, path, actor);
      const publishedAt = this.clock.instant();
      orThrow(transition(lot.stage, 'publish-candidates'));
      if (!lot.evaluation || !lot.report) throw refused('report-not-signed', { rule: 'DIS-01' });
      const candidates = candidatesOf(lot.evaluation);
      const check = { now: publishedAt, reportAt: lot.report.signedAt, candidates: candidates.length };
      const { late, due } = orThrow(checkCandidatesPublication(check, definition, calendar));
      const { endsAt: objectionsUntil } = objectionWindow(publishedAt, definition, calendar);
      const published = { publishedAt, due, late, candidates, objectionsUntil };
      const key = { projectId: path.project, lotId: path.lot };
      await manager.update(RegisterLot, key, { candidates: published as object });
      await moveLot(manager, lot, 'publish-candidates');
      emit('disclosure.candidates-published.v1', { ...path, publishedAt, candidates, objectionsUntil }, role);
      return { project: path.project, lot: path.lot, ...published };
    });
  }
}

/** The recommended bids in their order, with what makes them up. */
function candidatesOf({
  bids,
  candidates,
}: Pick<EventData<'evaluation.evaluation-completed.v1'>, 'bids' | 'candidates'>): CandidateDto[] {
  return candidates.flatMap((id, index) => {
    const ranked = bids.find(({ bid }) => bid === id);
    if (!ranked) return [];
    const { bid, bidder, price, total } = ranked;
    return [{ rank: index + 1, bid, bidder, price, ...(total !== undefined && { total }) }];
  });
}
