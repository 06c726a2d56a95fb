import { accept, type Decision, refuse, type Refusal, ruleBroken } from '../refusal';
import { type RuleId } from '../rules';
import { type Stage } from '../definition/vocabulary/stages';
import { type Instant, isBefore } from '../time/instant';

/** A moment in the time for bids of a project. */
export interface BiddingMoment {
  readonly now: Instant;
  /** The bid deadline; what comes at this very instant is late. */
  readonly deadline: Instant;
  readonly stage: Stage;
}

export interface RegistrationRequest extends BiddingMoment {
  readonly documentsAvailableFrom: Instant;
  readonly documentsAvailableUntil: Instant;
  /** The bidder's organisation is the procuring entity or its agency. */
  readonly isTenderer: boolean;
  readonly alreadyRegistered: boolean;
}

/** Whether a bidder may register for a project, which gives it the tender documents while they are available (ANN-03). */
export function mayRegister(request: RegistrationRequest): Decision<void> {
  const { now, documentsAvailableFrom, documentsAvailableUntil, isTenderer, alreadyRegistered } = request;
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
        'ANN-03',
        'documents-not-yet-available',
        { zh: '招标文件尚未开始发售', en: 'the tender documents are not available yet' },
        { params: { from: documentsAvailableFrom } },
      ),
    );
  const late = lateness(request, 'BID-02', 'registration-late');
  if (late) return refuse(late);
  if (!isBefore(now, documentsAvailableUntil))
    return refuse(
      ruleBroken(
        'ANN-03',
        'documents-no-longer-available',
        { zh: '招标文件发售期已结束', en: 'the tender documents are no longer available' },
        { params: { until: documentsAvailableUntil } },
      ),
    );
  return whilePublished(request);
}

export interface SubmissionRequest extends BiddingMoment {
  readonly registered: boolean;
  /** Everything that the manifest names has arrived and is encrypted as the project requires. */
  readonly sealed: boolean;
  /** A bid of the same bidder for the lot stands. */
  readonly alreadySubmitted: boolean;
}

/**
 * Whether a first bid for a lot is received: before the deadline (BID-02; Tendering and Bidding Law art. 28, Implementing
 * Regulations art. 36) and sealed as required (BID-04).
 */
export function maySubmit(request: SubmissionRequest): Decision<void> {
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

export type ReplacementRequest = Omit<SubmissionRequest, 'alreadySubmitted'> & {
  readonly bid: 'submitted' | 'withdrawn' | 'none';
};

/** Whether a bid may be replaced: freely, before the deadline (BID-03; Tendering and Bidding Law art. 29). */
export function mayReplace(request: ReplacementRequest): Decision<void> {
  const refused = receivable(request) ?? noStandingBid(request.bid);
  return refused ? refuse(refused) : accept(undefined);
}

export interface WithdrawalRequest extends BiddingMoment {
  readonly bid: 'submitted' | 'withdrawn' | 'none';
}

/**
 * Whether a bid may be withdrawn: freely, before the deadline (BID-03). Later it can only be revoked, at the risk of its
 * security (BID-05; Implementing Regulations art. 35).
 */
export function mayWithdraw(request: WithdrawalRequest): Decision<void> {
  const refused = lateness(request, 'BID-05', 'withdrawal-late') ?? noStandingBid(request.bid);
  return refused ? refuse(refused) : whilePublished(request);
}

function receivable(request: Omit<SubmissionRequest, 'alreadySubmitted'>): Refusal | undefined {
  const late = lateness(request, 'BID-02', 'bid-late');
  if (late) return late;
  const published = whilePublished(request);
  if (!published.ok) return published.refusals[0];
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

function lateness({ now, deadline }: BiddingMoment, rule: RuleId, code: string): Refusal | undefined {
  if (isBefore(now, deadline)) return undefined;
  return ruleBroken(
    rule,
    code,
    { zh: `投标截止时间（${deadline}）已到`, en: `the bid deadline (${deadline}) has come` },
    { params: { deadline, now } },
  );
}

function whilePublished({ stage }: BiddingMoment): Decision<void> {
  if (stage === 'published') return accept(undefined);
  return refuse({
    kind: 'conflict',
    code: 'bidding-not-open',
    message: { zh: '该项目当前不接收投标', en: 'the project is not open for bids' },
    params: { stage },
  });
}

function noStandingBid(bid: WithdrawalRequest['bid']): Refusal | undefined {
  if (bid === 'submitted') return undefined;
  return {
    kind: 'conflict',
    code: bid === 'none' ? 'bid-not-submitted' : 'bid-withdrawn',
    message:
      bid === 'none'
        ? { zh: '该标段尚无投标文件', en: 'there is no bid for this lot' }
        : { zh: '投标文件已撤回', en: 'the bid has been withdrawn' },
  };
}
