import { organisationKey } from '@mingtang/contracts';
import { type EvidenceLine, sealedTextDigest, stateLine } from '@mingtang/service-kit';
import { type Award } from '../award/award.entity';
import { type ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { type Objection, objectorDigest } from '../objections/objection.entity';
import { type RegisterLot } from '../projections/register-lot.entity';
import { type ProjectRows } from './project-rows';

/** What candidates, objections, awards and contracts say today, digests made again of salt and text. */
export function* resultState(rows: ProjectRows): Generator<EvidenceLine> {
  for (const lot of rows.lots) yield* ofCandidates(lot);
  for (const objection of rows.objections) {
    yield* ofObjection(objection);
    yield* ofDecision(objection);
  }
  for (const award of rows.awards) yield* ofAward(award, rows);
}

function* ofCandidates({
  projectId: project,
  lotId: lot,
  candidates: published,
}: RegisterLot): Generator<EvidenceLine> {
  if (!published) return;
  const { publishedAt, candidates, objectionsUntil } = published;
  yield stateLine('disclosure.candidates-published.v1', { project, lot, publishedAt, candidates, objectionsUntil });
}

function* ofObjection(objection: Objection): Generator<EvidenceLine> {
  const { id, projectId: project, lotId: lot, grounds, salt, filedAt, answerDue, answer, answerSalt } = objection;
  const filed = {
    project,
    lot,
    filedAt: filedAt.toISOString(),
    answerDue: answerDue.toISOString(),
    digest: sealedTextDigest({ salt, text: grounds }),
  };
  const by = objection.objectorDigest !== null && objectorDigest(objection);
  if (objection.relief === 'objection')
    yield stateLine('disclosure.objection-filed.v1', { ...filed, objection: id, ...(by && { objectorDigest: by }) });
  else
    yield stateLine('disclosure.challenge-filed.v1', { ...filed, challenge: id, ...(by && { challengerDigest: by }) });
  if (!objection.answeredAt) return;
  const answered = {
    project,
    lot,
    answeredAt: objection.answeredAt.toISOString(),
    upheld: objection.upheld ?? false,
    digest: sealedTextDigest({ salt: answerSalt ?? '', text: answer ?? '' }),
  };
  if (objection.relief === 'objection')
    yield stateLine('disclosure.objection-answered.v1', { ...answered, objection: id });
  else yield stateLine('disclosure.challenge-answered.v1', { ...answered, challenge: id });
}

function* ofDecision({ id: objection, projectId: project, lotId: lot, decision }: Objection): Generator<EvidenceLine> {
  if (!decision) return;
  const { outcome, excluded, reason, decidedAt } = decision;
  yield stateLine('disclosure.objection-decided.v1', {
    project,
    lot,
    objection,
    decidedAt,
    outcome,
    excluded: [...excluded],
    reason,
  });
}

function* ofAward(award: Award, { notices, contracts, refusals, lots }: ProjectRows): Generator<EvidenceLine> {
  const { id, projectId: project, lotId: lot, bid, rank, bidder, price, determinedAt, passedOver } = award;
  yield stateLine('disclosure.award-determined.v1', {
    project,
    lot,
    determinedAt: determinedAt.toISOString(),
    award: id,
    bid,
    rank,
    bidder,
    price,
    passedOver: passedOver.map(({ bid, reason, statement }) => ({ bid, reason, statement })),
  });
  if (award.resultPublishedAt)
    yield stateLine('disclosure.result-published.v1', {
      project,
      lot,
      publishedAt: award.resultPublishedAt.toISOString(),
      award: id,
      bid,
      winner: bidder,
      price,
      challengesUntil: award.challengesUntil?.toISOString() ?? '',
    });
  if (award.voidedAt)
    yield stateLine('disclosure.award-voided.v1', {
      project,
      lot,
      award: id,
      bid,
      voidedAt: award.voidedAt.toISOString(),
      notice: award.voidedBy ?? '',
    });
  for (const refusal of refusals.filter(({ awardId }) => awardId === id)) yield* ofRefusal(refusal, award);
  if (award.noticedAt)
    yield stateLine('disclosure.award-noticed.v1', {
      project,
      lot,
      award: id,
      noticedAt: award.noticedAt.toISOString(),
      winner: organisationKey(bidder),
      notified: inOrder(
        notices.filter(({ awardId }) => awardId === id).map(({ recipient }) => recipient),
        award,
        lots.find(({ lotId }) => lotId === lot),
      ),
      contractDue: award.contractDue?.toISOString() ?? '',
    });
  const contract = contracts.find(({ awardId }) => awardId === id);
  if (contract)
    yield stateLine('disclosure.contract-published.v1', {
      project,
      lot,
      contract: contract.id,
      award: id,
      signedAt: contract.signedAt.toISOString(),
      publishedAt: contract.publishedAt.toISOString(),
      price: contract.price,
      ...(contract.performanceSecurity && { performanceSecurity: contract.performanceSecurity }),
    });
}

function* ofRefusal(
  of: ContractRefusal,
  { id: award, projectId: project, lotId: lot, bid }: Award,
): Generator<EvidenceLine> {
  const { id: refusal, recordedAt, reason, statedBy, statement, failedAt, failureReason } = of;
  yield stateLine('disclosure.contract-refused.v1', {
    project,
    lot,
    refusal,
    award,
    bid,
    recordedAt: recordedAt.toISOString(),
    reason,
    statedBy,
    statement,
  });
  if (failedAt)
    yield stateLine('disclosure.lot-failed.v1', {
      project,
      lot,
      award,
      refusal,
      failedAt: failedAt.toISOString(),
      reason: failureReason ?? '',
    });
}

/** Those who were told, in the order in which they are told: the winner, then the bidders as the opening record has them. */
function inOrder(told: readonly string[], { bidder }: Award, lot: RegisterLot | undefined): string[] {
  const bidders = (lot?.opening?.entries ?? []).map((entry) => organisationKey(entry.bidder));
  const usual = [...new Set([organisationKey(bidder), ...bidders])];
  return [...usual.filter((key) => told.includes(key)), ...told.filter((key) => !usual.includes(key))];
}
