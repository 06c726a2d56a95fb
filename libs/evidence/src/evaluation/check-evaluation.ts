import { type PublishedProject, type RankedBid } from '@mingtang/contracts';
import { bidCurrency, evaluate, forLot, RefusedError, reviewRequirements } from '@mingtang/procedure';
import { canonicalJson, payloadHashOf } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { differences } from '../services/differences';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type EvaluationDocument } from './evaluation-document';

type Completed = Shown<'evaluation.evaluation-completed.v1'>;
type Opened = Shown<'bidding.opening-completed.v1'>['payload']['entries'];

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
  const entries = records.ofLot('bidding.opening-completed.v1', lot).at(-1)?.payload.entries ?? [];
  compare(fail, '所评投标', 'the bids evaluated', documentBids(document), openedBids(entries));
  compare(
    fail,
    '评审依据',
    'what it is evaluated by',
    basisOf(document),
    publishedBasis(document, tender.published, entries),
  );
  const again = evaluatedAgain(document, tender, fail);
  if (again) compare(fail, '评标结果', 'the result', document.result, again);
  if (completed) compareResult(fail, document, completed);
}

type Fail = (zh: string, en: string) => void;

function compare(fail: Fail, zh: string, en: string, here: unknown, expected: unknown): void {
  for (const { path, here: is, there } of differences(
    JSON.parse(canonicalJson(here)),
    JSON.parse(canonicalJson(expected)),
  ).slice(0, 5)) {
    const [found, wanted] = [is, there].map((value) =>
      value === undefined ? '—' : canonicalJson(value).slice(0, 160),
    );
    fail(`${zh} ${path} 为 ${found}，应为 ${wanted}`, `${en}: ${path} is ${found}, expected ${wanted}`);
  }
}

const documentBids = ({ bids, unopened }: EvaluationDocument): unknown => ({ bids, unopened });

function openedBids(entries: Opened): unknown {
  return {
    bids: entries
      .filter(({ outcome }) => outcome === 'opened')
      .map(({ bid, version, bidder, price, manifestDigest, securityPaid }) => ({
        bid,
        version,
        bidder,
        price,
        manifestDigest,
        securityPaid,
      })),
    unopened: entries
      .filter(({ outcome }) => outcome === 'unopened')
      .map(({ bid, bidder, reason = '' }) => ({ bid, bidder, reason })),
  };
}

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
  entries: Opened,
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
    bids: entries.filter(({ outcome }) => outcome === 'opened').map(({ bid, price }) => ({ id: bid, price })),
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
    const { responsive, rejections, scores, total, rank, tieResolvedBy } = evaluated;
    return {
      bid: bid.bid,
      bidder: bid.bidder,
      price: bid.price,
      responsive,
      rejections: rejections.map(({ requirementId, reason }) => ({ requirement: requirementId, reason })),
      scores: scores.map(({ criterionId, score }) => ({ criterion: criterionId, score: score.rounded })),
      ...(total && { total: total.rounded }),
      ...(rank !== undefined && { rank }),
      ...(tieResolvedBy && { tieResolvedBy }),
    };
  });
}
