import { type ProcedureDefinition } from '../definition/definition';
import { ruleFor } from '../definition/parts';
import { accept, type Decision, refuse, type Refusal, ruleBroken } from '../rules/refusal';
import { type Instant, isBefore } from '../time/instant';

/*
 * What an offer or a registration itself says and who it comes from. Whether the case stands where it is taken, and whether it is in time, the
 * procedure's definition says (see `may`).
 */

export interface RegistrationRequest {
  readonly now: Instant;
  readonly documentsAvailableFrom: Instant;
  /** The bidder's organisation is the procuring entity or its agency. */
  readonly isTenderer: boolean;
  readonly alreadyRegistered: boolean;
}

/** Whether a bidder registers for a project as itself, once, and not before its documents are there, which it then gets (ANN-03). */
export function checkRegistration(
  request: RegistrationRequest,
  { acts }: Pick<ProcedureDefinition, 'acts'>,
): Decision<void> {
  const { now, documentsAvailableFrom, isTenderer, alreadyRegistered } = request;
  if (isTenderer)
    return refuse({
      kind: 'forbidden',
      code: 'tenderer-may-not-bid',
      message: { zh: '招标人及其代理机构不得参加投标', en: 'the tenderer and its agency may not bid' },
    });
  if (alreadyRegistered)
    return refuse({
      kind: 'conflict',
      code: 'already-registered',
      message: { zh: '已获取招标文件，无需再次办理', en: 'already registered' },
    });
  if (isBefore(now, documentsAvailableFrom))
    return refuse(
      ruleBroken(
        ruleFor(acts.register, 'ANN-03'),
        'documents-not-yet-available',
        { zh: '招标文件尚未开始发售', en: 'the tender documents are not available yet' },
        { params: { from: documentsAvailableFrom } },
      ),
    );
  return accept(undefined);
}

export interface SubmissionRequest {
  readonly registered: boolean;
  /** Everything that the manifest names has arrived and is encrypted as the project requires. */
  readonly sealed: boolean;
  /** A bid of the same bidder for the lot stands. */
  readonly alreadySubmitted: boolean;
}

/** Whether a first bid for a lot is received: sealed as required (BID-04), and the only one of its bidder. */
export function checkSubmission(request: SubmissionRequest): Decision<void> {
  const refused = receivable(request);
  if (refused) return refuse(refused);
  if (request.alreadySubmitted)
    return refuse({
      kind: 'conflict',
      code: 'bid-already-submitted',
      message: { zh: '该标段已有投标文件，请替换', en: 'there is a bid for this lot already; replace it' },
    });
  return accept(undefined);
}

/** Where a bid is that somebody wants to change. */
export type BidState = 'submitted' | 'withdrawn' | 'left' | 'none';

export type ReplacementRequest = Omit<SubmissionRequest, 'alreadySubmitted'> & { readonly bid: BidState };

/** Whether a bid can be replaced, or a final offer be made on it: one that stands, by a sealed one (BID-03, BID-04). */
export function checkReplacement(request: ReplacementRequest): Decision<void> {
  const refused = receivable(request) ?? noStandingBid(request.bid);
  return refused ? refuse(refused) : accept(undefined);
}

/** Whether there is a bid to withdraw (BID-03), or with which to leave a consultation (GP-10). */
export function checkWithdrawal({ bid }: { readonly bid: BidState }): Decision<void> {
  const refused = noStandingBid(bid);
  return refused ? refuse(refused) : accept(undefined);
}

function receivable(request: Omit<SubmissionRequest, 'alreadySubmitted'>): Refusal | undefined {
  if (!request.registered)
    return {
      kind: 'forbidden',
      code: 'not-registered',
      message: { zh: '未获取招标文件，不能投标', en: 'only a registered bidder may bid' },
    };
  if (!request.sealed)
    return ruleBroken('BID-04', 'bid-not-sealed', {
      zh: '投标文件未按要求加密或不完整，予以拒收',
      en: 'the bid is incomplete or not encrypted as required',
    });
  return undefined;
}

const NOT_STANDING: Readonly<Record<Exclude<BidState, 'submitted'>, Pick<Refusal, 'code' | 'message'>>> = {
  none: { code: 'bid-not-submitted', message: { zh: '该标段尚无投标文件', en: 'there is no bid for this lot' } },
  withdrawn: { code: 'bid-withdrawn', message: { zh: '投标文件已撤回', en: 'the bid has been withdrawn' } },
  left: { code: 'consultation-left', message: { zh: '已退出', en: 'its bidder has left' } },
};

function noStandingBid(bid: BidState): Refusal | undefined {
  return bid === 'submitted' ? undefined : { kind: 'conflict', ...NOT_STANDING[bid] };
}
