import { evaluate, type EvaluationInput } from '@mingtang/procedure';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { type ExpertDraw } from '../committee/expert-draw.entity';
import { digestOf, seedOf } from '../digest';
import { type OpenedLot } from '../lot/lot-access';
import { openedBids } from '../lot/opened-bids';
import { type MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { type DrawnFrom, type EvaluationDocument } from './evaluation-document';
import { tieRequestOf } from './tie-request';

export interface EvaluatedParts {
  /** Everyone who has ever sat on the committee. */
  readonly members: readonly CommitteeMember[];
  readonly draws: readonly ExpertDraw[];
  readonly sheets: readonly MemberScoreSheet[];
  readonly input: EvaluationInput;
  readonly completedAt: string;
}

/**
 * Evaluates a lot and writes the document from which that can be done again.
 * @throws RefusedError if `evaluate` refuses the input
 */
export function writeDocument({ project, evaluation, terms }: OpenedLot, parts: EvaluatedParts): EvaluationDocument {
  const { id, ocid, title, revision, procedure } = project.published;
  return {
    type: 'mingtang/evaluation/v1',
    project: { id, ocid, title, revision },
    lot: { id: terms.lot.id, title: terms.lot.title },
    procedure,
    openedAt: evaluation.opening.openedAt,
    completedAt: parts.completedAt,
    bids: openedBids(evaluation.opening).map(({ bid, version, bidder, price, manifestDigest, securityPaid }) => ({
      bid,
      version,
      bidder,
      price,
      manifestDigest,
      securityPaid,
    })),
    unopened: evaluation.opening.entries
      .filter(({ outcome }) => outcome === 'unopened')
      .map(({ bid, bidder, reason = '' }) => ({ bid, bidder, reason })),
    committee: {
      members: parts.members.filter(({ state }) => state !== 'recused').map(seatIn),
      recused: parts.members.flatMap(({ id: member, recusedAt, recusal }) =>
        recusedAt && recusal ? [{ id: member, recusedAt: recusedAt.toISOString(), by: recusal.by }] : [],
      ),
      draws: parts.draws.map(({ request, randomness }) => drawnFrom(request, randomness)),
    },
    tie: drawnFrom(tieRequestOf(evaluation), evaluation.tieRandomness ?? ''),
    sheets: parts.sheets.map(({ member, salt, digest, submittedAt }) => ({
      member,
      salt,
      digest,
      submittedAt: submittedAt.toISOString(),
    })),
    input: parts.input,
    result: evaluate(parts.input, terms.definition),
  };
}

function seatIn({ id, kind, draw, category }: CommitteeMember): EvaluationDocument['committee']['members'][number] {
  return { id, kind, ...(draw !== null && { draw }), ...(category !== null && { category }) };
}

function drawnFrom<Request>(request: Request, randomness: string): DrawnFrom<Request> {
  const requestDigest = digestOf(request);
  return { request, requestDigest, randomness, seed: seedOf(requestDigest, randomness) };
}
