import { checkReplacement, checkSubmission } from '@mingtang/procedure/bidding';
import { accept, type Decision, refuse } from '@mingtang/procedure/rules';
import { type ReceiptDto } from '@mingtang/service-kit';
import { refusal } from '../refusals';
import { type ArrivedBid } from './arrived-bid';
import { type Bid } from './bid.entity';
import { signerChangeOf } from './signer-change';

/** What is known, under the lock, of the bidder and of the bid that a version belongs to. */
export interface BidFacts {
  readonly registered: boolean;
  /** Another bid of the bidder stands for the lot. */
  readonly alreadySubmitted: boolean;
  /** The bid passed the review of its lot. */
  readonly passed: boolean;
  /** The bid with that id, if there is one. */
  readonly bid?: {
    readonly own: boolean;
    readonly state: Bid['state'];
    readonly version: number;
    /** Of the manifest of that version. */
    readonly round: number;
    readonly signer: string;
  };
  /** What was received as this very version, if anything was. */
  readonly received?: { readonly digest: string; readonly receipt: ReceiptDto };
}

/**
 * Whether a bid version is received. The same version again, to the byte, is no new act: it gets its first receipt, late or not.
 * @param allowed what the stand of the case and the time say of it.
 * @returns that receipt, or undefined where the version is to be taken in.
 */
export function decideBid(
  arrived: ArrivedBid,
  facts: BidFacts,
  allowed: Decision<unknown>,
): Decision<ReceiptDto | undefined> {
  const { act, digest, manifest, problems } = arrived;
  const { bid, received } = facts;
  const first = act === 'submitted' && manifest.round === 1;
  if (!first && !bid?.own) return refuse(refusal('bid-unknown'));
  if (bid && !bid.own) return refuse(refusal('bid-id-taken', { field: 'manifest.bid' }));
  if (received)
    return received.digest === digest
      ? accept(received.receipt)
      : refuse(refusal('version-already-received', { field: 'manifest.version' }));
  if (!allowed.ok) return allowed;

  const request = { registered: facts.registered, sealed: problems.length === 0 };
  const decision = first
    ? checkSubmission({ ...request, alreadySubmitted: facts.alreadySubmitted })
    : checkReplacement({ ...request, bid: bid?.state ?? 'none' });
  if (!decision.ok)
    return decision.refusals.some(({ code }) => code === 'bid-not-sealed') ? refuse(...problems) : decision;

  const expected = (bid?.version ?? 0) + 1;
  if (manifest.version !== expected)
    return refuse(refusal('bid-version-not-next', { field: 'manifest.version', params: { expected } }));
  return signerChangeOf(arrived, bid?.signer) === 'wrongly-signed'
    ? refuse(refusal('signer-change-signature-wrong', { field: 'previousSignature', rule: 'BID-03' }))
    : accept(undefined);
}
