import { evaluate, type EvaluationInput } from '@mingtang/procedure';
import { type CandidateIdentity } from '@mingtang/sealing';
import { type CommitteeMember, sits } from '../committee/committee-member.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { openedBids } from '../lot/opened-bids';
import { type EvaluationDocument } from './evaluation-document';

export interface EvaluatedParts {
  /** Everyone who has ever sat on the committee. */
  readonly members: readonly CommitteeMember[];
  /** Of the experts among them, by pseudonym. */
  readonly identities: ReadonlyMap<string, CandidateIdentity>;
  readonly draws: Pick<EvaluationDocument['committee'], 'draws' | 'passedOver' | 'voided'>;
  readonly tie: EvaluationDocument['tie'];
  readonly sheets: Pick<EvaluationDocument, 'reviews' | 'sheets' | 'voidSheets'>;
  readonly input: EvaluationInput;
  readonly reviewConcludedAt: string;
  readonly completedAt: string;
}

/**
 * Evaluates a lot and writes the document from which that can be done again.
 * @throws RefusedError if `evaluate` refuses the input
 */
export function writeDocument({ project, evaluation, terms }: OpenedLot, parts: EvaluatedParts): EvaluationDocument {
  const { id, ocid, title, revision, procedure } = project.published;
  return {
    type: 'mingtang/evaluation/v2',
    project: { id, ocid, title, revision },
    lot: { id: terms.lot.id, title: terms.lot.title },
    procedure,
    openedAt: evaluation.opening.openedAt,
    reviewConcludedAt: parts.reviewConcludedAt,
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
      members: parts.members.filter(sits).map((member) => seatIn(member, parts.identities.get(member.id))),
      recused: parts.members.flatMap((member) => recusalIn(member, parts.identities.get(member.id))),
      ...parts.draws,
    },
    tie: parts.tie,
    ...parts.sheets,
    input: parts.input,
    result: evaluate(parts.input, terms.definition),
  };
}

type Committee = EvaluationDocument['committee'];

function seatIn(
  { id, kind, draw, category, seatedAt, acceptedAt }: CommitteeMember,
  opened: CandidateIdentity | undefined,
): Committee['members'][number] {
  return {
    id,
    kind,
    ...(draw !== null && { draw }),
    ...(category !== null && { category }),
    ...(opened && { opened }),
    seatedAt: seatedAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? '',
  };
}

function recusalIn(
  { id, draw, recusedAt, recusal }: CommitteeMember,
  opened: CandidateIdentity | undefined,
): Committee['recused'][number][] {
  if (!recusedAt || !recusal) return [];
  const of = { ...(draw !== null && { draw }), ...(opened && { opened }) };
  return [{ id, ...of, recusedAt: recusedAt.toISOString(), by: recusal.by }];
}
