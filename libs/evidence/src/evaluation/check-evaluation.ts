import { type PublishedProject, type RankedBid } from '@mingtang/contracts';
import { bidCurrency } from '@mingtang/procedure/bidding';
import { evaluate, reviewRequirements } from '@mingtang/procedure/evaluation';
import { RefusedError } from '@mingtang/procedure/rules';
import { forLot } from '@mingtang/procedure/tender';
import { payloadHashOf } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { checkConsultation } from './check-consultation';
import { checkTechnical } from './check-technical';
import { compare, type Fail } from './compare';
import { type EvaluationDocument } from './evaluation-document';
import { offeredBids } from './offered-bids';

type Completed = Shown<'evaluation.evaluation-completed.v1'>;

/** That the evaluation document is the one logged, starts from what was published and opened, and leads to the published result. */
export function checkEvaluation(
  found: Verification,
  document: EvaluationDocument,
  tender: Tender,
  records: Records,
): void {
  const lot = document.lot.id;
  found.count('ranking-right');
  const fail = (zh: string, en: string): void => found.fail('ranking-right', `标段 ${lot}：${zh}`, `lot ${lot}: ${en}`);
  const completed = records.ofLot('evaluation.evaluation-completed.v1', lot).at(-1);
  const digest = payloadHashOf(document);
  if (digest !== completed?.payload.documentDigest)
    fail(
      `评标文件被改动：摘要 ${digest}，日志为 ${completed?.payload.documentDigest ?? '—'}`,
      `the evaluation document was altered: digest ${digest}, logged as ${completed?.payload.documentDigest ?? '—'}`,
    );
  const offered = offeredBids(records, document, tender.definition);
  compare(fail, '所评投标', 'the bids evaluated', documentBids(document), offered.documented);
  compare(
    fail,
    '评审依据',
    'what it is evaluated by',
    basisOf(document),
    publishedBasis(document, tender.published, offered.evaluated),
  );
  const again = evaluatedAgain(document, tender, fail);
  if (again) compare(fail, '评标结果', 'the result', document.result, again);
  checkTechnical(fail, document, tender.definition, records);
  checkConsultation(fail, document, records);
  if (completed) compareResult(fail, document, completed);
}

const documentBids = ({ bids, unopened, pricesOpenedAt }: EvaluationDocument): unknown => ({
  bids,
  unopened,
  pricesOpenedAt: pricesOpenedAt ?? null,
});

/** Of the document: all that decides the result and is not a member's word. */
function basisOf({ procedure, project, input }: EvaluationDocument): Record<string, unknown> {
  const { currency, method, criteria, requirements, maximumPrice, bids, members } = input;
  return {
    procedure,
    project: project.id,
    currency,
    method,
    criteria,
    requirements,
    maximumPrice: maximumPrice ?? null,
    bids,
    members,
  };
}

/** The same of what was published and opened. */
function publishedBasis(
  { lot, committee }: EvaluationDocument,
  published: PublishedProject,
  bids: EvaluationDocument['input']['bids'],
): Record<string, unknown> {
  const requirements = reviewRequirements(
    { requirements: published.requirements, ...(published.bidSecurity && { bidSecurity: published.bidSecurity }) },
    lot.id,
  );
  return {
    procedure: published.procedure,
    project: published.id,
    currency: bidCurrency(published),
    method: published.evaluation,
    criteria: forLot(published.criteria, lot.id),
    requirements,
    maximumPrice: published.lots.find(({ id }) => id === lot.id)?.maximumPrice ?? null,
    bids,
    members: committee.members.map(({ id }) => id),
  };
}

function evaluatedAgain({ input }: EvaluationDocument, { definition }: Tender, fail: Fail): unknown {
  try {
    return evaluate(input, definition);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const [refusal] = error.refusals;
    fail(
      `不能重新评审：${refusal?.message.zh}`,
      `it cannot be evaluated again: ${refusal?.message.en} (${refusal?.code})`,
    );
    return undefined;
  }
}

function compareResult(fail: Fail, document: EvaluationDocument, { payload }: Completed): void {
  const { outcome, bids, candidates, completedAt } = payload;
  const { result } = document;
  compare(
    fail,
    '公布的评标结果',
    'the result told',
    { outcome, bids, candidates, completedAt },
    {
      outcome: result.outcome,
      bids: rankedBids(document),
      candidates: result.candidates,
      completedAt: document.completedAt,
    },
  );
}

function rankedBids({ bids, result }: EvaluationDocument): RankedBid[] {
  return result.bids.flatMap((evaluated) => {
    const bid = bids.find((one) => one.bid === evaluated.bidId);
    if (!bid) return [];
    const { responsive, rejections, unpriced, scores, total, rank, tieResolvedBy } = evaluated;
    return {
      bid: bid.bid,
      bidder: bid.bidder,
      ...(bid.price && { price: bid.price }),
      responsive,
      ...(unpriced && { unpriced }),
      rejections: rejections.map(({ requirementId, reason }) => ({ requirement: requirementId, reason })),
      scores: scores.map(({ criterionId, score }) => ({ criterion: criterionId, score: score.rounded })),
      ...(total && { total: total.rounded }),
      ...(rank !== undefined && { rank }),
      ...(tieResolvedBy && { tieResolvedBy }),
    };
  });
}
