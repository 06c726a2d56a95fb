import { type OpeningEntry } from '@mingtang/contracts';
import { evaluate, type EvaluationInput } from '@mingtang/procedure/evaluation';
import { type CandidateIdentity } from '@mingtang/sealing';
import { type CommitteeMember, sits } from '../committee/committee-member.entity';
import { type Evaluation } from '../lot/evaluation.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { openedBids } from '../lot/opened-bids';
import { type DocumentedConsultation, type EvaluationDocument } from './evaluation-document';

export interface EvaluatedParts {
  /** Everyone who has ever sat on the committee. */
  readonly members: readonly CommitteeMember[];
  /** Of the experts among them, by pseudonym. */
  readonly identities: ReadonlyMap<string, CandidateIdentity>;
  readonly draws: Pick<EvaluationDocument['committee'], 'draws' | 'passedOver' | 'voided'>;
  readonly tie: EvaluationDocument['tie'];
  readonly sheets: Pick<EvaluationDocument, 'reviews' | 'sheets' | 'voidSheets'>;
  readonly consultation?: DocumentedConsultation;
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
    type: 'mingtang/evaluation/v3',
    project: { id, ocid, title, revision },
    lot: { id: terms.lot.id, title: terms.lot.title },
    procedure,
    openedAt: evaluation.opening.openedAt,
    reviewConcludedAt: parts.reviewConcludedAt,
    ...(evaluation.priceOpening && { pricesOpenedAt: evaluation.priceOpening.openedAt }),
    completedAt: parts.completedAt,
    bids: openedBids(evaluation.opening).map((entry) => bidIn(entry, evaluation, parts.input)),
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
    ...(evaluation.technical && { technical: evaluation.technical }),
    ...(parts.consultation && { consultation: parts.consultation }),
    input: parts.input,
    result: evaluate(parts.input, terms.definition),
  };
}

type Committee = EvaluationDocument['committee'];

/** A bid with its price as far as that was opened, and with the offer of a later round that holds it. */
function bidIn(
  { bid, version, bidder, manifestDigest, securityPaid }: OpeningEntry,
  { priceOpening, technical }: Evaluation,
  { bids }: EvaluationInput,
): EvaluationDocument['bids'][number] {
  const price = bids.find(({ id }) => id === bid)?.price;
  const offer = technical ? undefined : priceOpening?.entries.find((entry) => entry.bid === bid);
  return {
    bid,
    version,
    bidder,
    ...(price && { price }),
    manifestDigest,
    securityPaid,
    ...(offer && { offer: { version: offer.version, manifestDigest: offer.manifestDigest } }),
  };
}

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
