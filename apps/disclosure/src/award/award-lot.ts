import { type Actor } from '@mingtang/contracts';
import { checkWinner, type PassedOver } from '@mingtang/procedure/disclosure';
import { binds, type ProcedureDefinition, ruleFor } from '@mingtang/procedure/procedures';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { excludedCandidates } from '../objections/objection.entity';
import { type CandidateDto } from '../candidates/candidates.dto';
import { recommendedOf } from '../candidates/recommended';
import { type RegisterLot } from '../projections/register-lot.entity';
import { refused } from '../refusals';
import { knownLot } from '../register/known-project';
import { type AwardDto, type AwardLotDto } from './award.dto';
import { Award, type PassedOverCandidate, standingAward } from './award.entity';
import { showAward } from './show-award';

type Candidates = readonly CandidateDto[];

/**
 * Determines the winner: the first candidate, or the next where a listed reason holds against each before it; also after
 * an award, when its winner drops out (DIS-01, DIS-02, DIS-03, GP-07).
 */
@Injectable()
export class AwardLot {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} `already-awarded`, what the case refuses, and `checkWinner` */
  award(path: LotPath, { rank, passedOver }: AwardLotDto, actor: Actor): Promise<AwardDto> {
    return this.acts.run({ act: 'award', ...path }, asOwner(actor), async (act) => {
      const { manager, now } = act;
      const candidates = candidatesToAward(await knownLot(manager, path), act.project.law.definition);
      const before = await standingAward(manager, path);
      if (before && rank <= before.rank) throw refused('already-awarded');
      const explained = withEarlier(passedOver, before?.passedOver ?? []);
      const excluded = await excludedCandidates(manager, path, candidates);
      const { definition } = act.project.law;
      const rule = ruleFor(definition.acts.award, 'DIS-03');
      const firstWins = binds(definition, rule);
      orThrow(checkWinner({ rank, rule, firstWins, candidates: candidates.length, passedOver: explained, excluded }));
      if (before) await manager.update(Award, { id: before.id }, { supersededAt: new Date(now) });
      const award = manager.create(Award, {
        id: randomUUID(),
        projectId: path.project,
        lotId: path.lot,
        ...winnerOf(candidates, rank, explained),
        determinedAt: new Date(now),
        supersededAt: null,
        noticedAt: null,
        contractDue: null,
        resultPublishedAt: null,
        challengesUntil: null,
        voidedAt: null,
        voidedBy: null,
      });
      await manager.insert(Award, award as object);
      const { id, bid, bidder, price } = award;
      await act.tell('disclosure.award-determined.v1', {
        ...path,
        determinedAt: now,
        award: id,
        bid,
        rank,
        bidder,
        price,
        passedOver: award.passedOver.map(({ bid, reason, statement }) => ({ bid, reason, statement })),
      });
      return showAward(award);
    });
  }
}

/** Those published or, where the procedure publishes none, those that the signed report recommends. */
function candidatesToAward(lot: RegisterLot, { acts }: ProcedureDefinition): Candidates {
  return acts['publish-candidates'] ? (lot.candidates?.candidates ?? []) : recommendedOf(lot);
}

/** Reasons given now, and for other candidates those on record. */
function withEarlier(given: readonly PassedOver[], earlier: readonly PassedOver[]): PassedOver[] {
  return [...earlier.filter(({ rank }) => !given.some((entry) => entry.rank === rank)), ...given];
}

function winnerOf(
  candidates: Candidates,
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
