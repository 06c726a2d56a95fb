import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { binds, mayAward, orThrow, type PassedOver, transition } from '@mingtang/procedure';
import { ActsUnderWay, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { lockOwnLot } from '../lot/lot-access';
import { moveLot } from '../lot/move-lot';
import { standingOfObjections } from '../objections/objection.entity';
import { type PublishedCandidates } from '../projections/register-lot.entity';
import { refused } from '../refusals';
import { type AwardDto, type AwardLotDto } from './award.dto';
import { Award, type PassedOverCandidate, standingAward } from './award.entity';
import { showAward } from './show-award';

/**
 * Determines the winner: the first candidate, or the next where a listed reason holds against each before it; also after
 * an award, when its winner drops out (DIS-01, DIS-02, DIS-03).
 */
@Injectable()
export class AwardLot {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: ActsUnderWay,
  ) {}

  /** @throws {RefusedError} `candidates-not-published`, `already-awarded`, `stage-does-not-allow`, and those of `mayAward` */
  async award(path: LotPath, { rank, passedOver }: AwardLotDto, actor: Actor): Promise<AwardDto> {
    await this.acts.decidedBefore();
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, role, definition } = await lockOwnLot(manager, path, actor);
      const now = this.clock.instant();
      if (!lot.candidates) throw refused('candidates-not-published', { rule: 'DIS-01' });
      const before = await standingAward(manager, path.project, path.lot);
      if (lot.stage === 'awarded' && before && rank <= before.rank) throw refused('already-awarded');
      orThrow(transition(lot.stage === 'awarded' ? 'candidates' : lot.stage, 'award'));
      const explained = withEarlier(passedOver, before?.passedOver ?? []);
      orThrow(
        mayAward({
          now: this.clock.arrivalInstant(),
          windowEndsAt: lot.candidates.objectionsUntil,
          ...(await standingOfObjections(manager, path, lot.candidates)),
          rank,
          firstWins: binds(definition, 'DIS-03'),
          candidates: lot.candidates.candidates.length,
          passedOver: explained,
        }),
      );
      if (before) await manager.update(Award, { id: before.id }, { supersededAt: new Date(now) });
      const award = manager.create(Award, {
        id: randomUUID(),
        projectId: path.project,
        lotId: path.lot,
        ...winnerOf(lot.candidates, rank, explained),
        determinedAt: new Date(now),
        supersededAt: null,
        noticedAt: null,
        contractDue: null,
        ordered: false,
        voidedAt: null,
        voidedBy: null,
      });
      await manager.insert(Award, award as object);
      await moveLot(manager, lot, ...(before ? (['pass-over', 'award'] as const) : (['award'] as const)));
      const { id, bid, bidder, price } = award;
      emit(
        'disclosure.award-determined.v1',
        {
          ...path,
          determinedAt: now,
          award: id,
          bid,
          rank,
          bidder,
          price,
          passedOver: award.passedOver.map(({ bid, reason, statement }) => ({ bid, reason, statement })),
        },
        role,
      );
      return showAward(award);
    });
  }
}

/** Reasons given now, and for other candidates those on record. */
function withEarlier(given: readonly PassedOver[], earlier: readonly PassedOver[]): PassedOver[] {
  return [...earlier.filter(({ rank }) => !given.some((entry) => entry.rank === rank)), ...given];
}

function winnerOf(
  { candidates }: PublishedCandidates,
  rank: number,
  passedOver: readonly PassedOver[],
): Pick<Award, 'bid' | 'rank' | 'bidder' | 'price' | 'passedOver'> {
  const at = (place: number) => {
    const candidate = candidates.find((entry) => entry.rank === place);
    if (!candidate) throw new RangeError(`no candidate ${place}`);
    return candidate;
  };
  const { bid, bidder, price } = at(rank);
  const reasons = passedOver.map(({ rank: place, reason, statement }): PassedOverCandidate => ({
    rank: place,
    bid: at(place).bid,
    reason,
    statement,
  }));
  return { bid, rank, bidder, price, passedOver: reasons.sort((a, b) => a.rank - b.rank) };
}
