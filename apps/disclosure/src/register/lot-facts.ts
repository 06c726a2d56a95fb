import { isFinal, kindOfStage, type Stage } from '@mingtang/procedure/procedures';
import { type Lot } from '@mingtang/procedure/tender';
import { type Case, owedIn } from '@mingtang/service-kit';
import { type Award } from '../award/award.entity';
import { showAward } from '../award/show-award';
import { showContractRefusal } from '../contract-refusal/contract-refusal.dto';
import { type ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { type Contract } from '../contract/contract.entity';
import { showContract } from '../contract/show-contract';
import { type Objection } from '../objections/objection.entity';
import { type RaisedRelief } from '../objections/raised-relief';
import { publicObjection } from '../objections/show-objection';
import { type RegisterLot } from '../projections/register-lot.entity';
import { mayBeAwaitedOpenly, overtakenOpenly } from './told-acts';
import { type EvaluationDto, type LotFactsDto, type OpeningRecordDto } from './lot-facts.dto';

interface Result {
  readonly objections: readonly Objection[];
  readonly awards: readonly Award[];
  readonly contracts: readonly Contract[];
  readonly refusals: readonly ContractRefusal[];
  /** The tender is cancelled. */
  readonly cancelled: boolean;
  readonly of: Case;
  /** UTC instant. */
  readonly now: string;
}

/** All that is public of a lot at this moment. */
export function lotFacts(
  { id, ...lot }: Lot,
  registered: RegisterLot,
  { objections, awards, contracts, refusals, cancelled, of, now }: Result,
): LotFactsDto {
  const { stage, openingFailure, technical, candidates } = registered;
  const finalOffersCalledAt = of.stand.done['call-final-offers']?.at;
  const opening = registered.opening && openingRecord(registered.opening);
  const evaluation = publicEvaluation(registered, isResultPublished(awards));
  const raised = (relief: RaisedRelief) => objections.filter((each) => each.relief === relief);
  const standing = isAwarded(stage)
    ? awards.find(({ supersededAt, voidedAt }) => supersededAt === null && voidedAt === null)
    : undefined;
  const contract = contracts.find(({ awardId }) => awardId === standing?.id);
  return {
    lot: id,
    ...lot,
    stage,
    owed: owedIn(of, now).filter(({ act }) => mayBeAwaitedOpenly(of, act)),
    suspended: !isFinal(stage) && raised('objection').some(({ answeredAt }) => answeredAt === null),
    ...(opening && { opening }),
    laterOpenings: registered.laterOpenings.map(({ act, ...record }) => ({ act, ...openingRecord(record) })),
    ...(openingFailure && { openingFailure }),
    ...(technical && { technical }),
    ...(finalOffersCalledAt !== undefined && { finalOffersCalledAt }),
    ...(evaluation && { evaluation }),
    ...(candidates && { candidates }),
    objections: raised('objection').map(publicObjection),
    challenges: raised('challenge').map(publicObjection),
    ...(standing && { award: showAward(standing) }),
    ...(cancelled && standing && { cancelledAfterAward: true as const }),
    contractRefusals: refusals
      .filter(({ awardId }) => awards.some(({ id: of }) => of === awardId))
      .map(showContractRefusal),
    earlierAwards: awards.filter((award) => award !== standing).map(showAward),
    ...(contract && { contract: showContract(contract) }),
    overtaken: overtakenOpenly(of).map(({ act, at, item, by }) => ({
      act,
      at,
      ...(item !== undefined && { item }),
      ...(by !== undefined && { by }),
    })),
  };
}

/** Whether the result of a lot has been published, be it that another winner followed. */
export function isResultPublished(awards: readonly Pick<Award, 'resultPublishedAt'>[]): boolean {
  return awards.some(({ resultPublishedAt }) => resultPublishedAt !== null);
}

/** An award whose event is under way while a cancellation came before it has no winner, whatever its row says still. */
function isAwarded(stage: Stage): boolean {
  const kind = kindOfStage(stage);
  return kind === 'awarded' || kind === 'success';
}

/** The opening record without price schedules and documents, which are long and at the bidding service. */
function openingRecord(opening: NonNullable<RegisterLot['opening']>): OpeningRecordDto {
  const entries = opening.entries.map(({ priceSchedule: _schedule, documents: _documents, ...entry }) => entry);
  return { ...opening, entries };
}

/**
 * The evaluation once its result is public, with the members' names (EVA-03): when candidates are published or, where none are, the result
 * (GP-07); or where the signed report rejects all bids (EVA-10).
 */
export function publicEvaluation(
  { evaluation, report, candidates }: RegisterLot,
  resultPublished: boolean,
): EvaluationDto | undefined {
  if (!evaluation || !report) return undefined;
  if (!candidates && !resultPublished && evaluation.outcome !== 'all-rejected') return undefined;
  const { completedAt, outcome, documentDigest, bids } = evaluation;
  return { completedAt, outcome, documentDigest, bids, ...report };
}
