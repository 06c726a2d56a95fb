import { eventsOfRound } from '@mingtang/contracts';
import { Injectable } from '@nestjs/common';
import { Clock, type Sending, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { roundNumbered } from '@mingtang/procedure/bidding';
import { RefusedError } from '@mingtang/procedure/rules';
import { isBefore } from '@mingtang/procedure/time';
import {
  Addressing,
  apartFromRequests,
  BIDDER,
  caseRefused,
  type KeyedRequest,
  ManyActs,
  type ReceiptDto,
  ReceiptSigner,
  takeKeys,
  takenKeys,
} from '@mingtang/service-kit';
import { type DecidedArrival, keepArrivals } from '../arrivals/announce-arrivals';
import { keepSecurities } from '../security/returns-due';
import { keepUploads, missingUploads } from '../uploads/keep-uploads';
import { type ArrivedBid, notSealed } from './arrived-bid';
import { type KnownBid, knownOf, type ReceivedBid, writeBids } from './bid-rows';
import { checkCustody } from './check-custody';
import { checkEnvelopes } from './check-envelopes';
import { fieldOfFile } from './check-files';
import { decideBid } from './decide-bid';
import { type Groupable, GroupCommit, type Settled } from './group-commit';
import { receiptsOfRound } from './round-receipts';
import { changeTold, type SignerChangeTold } from './signer-change';

/** An arrived bid version on its way into a transaction, and the key of the request that brought it. */
export interface Arrival extends Groupable {
  readonly bid: ArrivedBid;
  readonly keyed: KeyedRequest | undefined;
  /** By which it is in time or late. */
  readonly arrivedAt: string;
  /** That its arrival is told; undefined of one that is late. */
  readonly announced: Sending | undefined;
}

/** Bounds a group's transaction to some megabytes of ciphertext. */
const MOST_AT_ONCE = 64;

/** Receives bid versions in groups (docs/adr/0004), each with an outcome of its own. */
@Injectable()
export class ReceiveBids {
  private readonly group = new GroupCommit<Arrival, ReceiptDto>((arrivals) => this.commit(arrivals), MOST_AT_ONCE);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signer: ReceiptSigner,
    private readonly addressing: Addressing,
  ) {}

  /**
   * @returns the receipt, once what it stands for is committed.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, or as `decideBid` refuses; AnsweredBefore for a repeated key.
   */
  async run(bid: ArrivedBid, announced: Sending | undefined, keyed: KeyedRequest | undefined): Promise<ReceiptDto> {
    const { project, lot, bid: id } = bid.manifest;
    const apart = [`bid ${id}`, `bidder ${project} ${lot} ${bid.bidderKey}`];
    if (keyed) apart.push(`key ${keyed.actor} ${keyed.key}`);
    return this.group.run({ bid, keyed, arrivedAt: this.clock.arrivalInstant(), announced, apart });
  }

  private commit(arrivals: readonly Arrival[]): Promise<Settled<ReceiptDto>[]> {
    return apartFromRequests(() => this.unitOfWork.run((transaction) => this.receive(arrivals, transaction)));
  }

  private async receive(arrivals: readonly Arrival[], transaction: Transaction): Promise<Settled<ReceiptDto>[]> {
    const { manager } = transaction;
    const bids = arrivals.map(({ bid }) => bid);
    const acts = await ManyActs.lock(
      transaction,
      bids.map(({ manifest }) => manifest.project),
      BIDDER,
    );
    const now = this.clock.instant();
    const taken = await takenKeys(
      manager,
      arrivals.flatMap(({ keyed }) => keyed ?? []),
    );
    const known = await knownOf(manager, bids);
    const missing = await missingUploads(manager, bids);

    const received: (ReceivedBid & Pick<KnownBid, 'securityDue'>)[] = [];
    const answers = new Map<KeyedRequest, ReceiptDto>();
    const decided: DecidedArrival[] = [];
    const outcomes = arrivals.map(({ bid: came, keyed, announced, arrivedAt: cameAt }, index): Settled<ReceiptDto> => {
      const facts = known[index] as KnownBid;
      const bid = withAct(came, facts);
      const told = { manifestDigest: bid.digest, sending: announced, decidedAt: now };
      const repeated = keyed && taken.get(keyed);
      if (repeated) {
        if (announced) decided.push({ ...told, countedFrom: cameAt });
        return { ok: false, error: repeated };
      }
      // Sent again, it is the same bid: it arrived when it first did.
      const { arrivedBefore } = facts;
      const arrivedAt = arrivedBefore !== undefined && isBefore(arrivedBefore, cameAt) ? arrivedBefore : cameAt;
      const onRecord = announced !== undefined || arrivedBefore !== undefined;
      const outcome = this.decide(bid, facts, acts, missing, arrivedAt);
      if (onRecord) decided.push({ ...told, countedFrom: arrivedAt, ...(!outcome.ok && { code: codeOf(outcome) }) });
      if (!outcome.ok) {
        if (onRecord) this.refusing(bid, arrivedAt, outcome, now, acts);
        return outcome;
      }
      const change = outcome.value ? {} : changeTold(bid, facts.bid?.signer);
      const receipt = outcome.value ?? this.takenIn(bid, change, { arrivedAt, now }, acts);
      if (!outcome.value)
        received.push({
          arrived: bid,
          receipt,
          change,
          registration: facts.registration as string,
          securityDue: facts.securityDue,
        });
      if (keyed) answers.set(keyed, receipt);
      return { ok: true, value: receipt };
    });

    await keepArrivals(transaction, decided);
    await writeBids(manager, received);
    await keepUploads(
      manager,
      received.map(({ arrived }) => arrived),
    );
    const again = received.filter(({ securityDue }) => securityDue);
    if (again.length > 0)
      await keepSecurities(
        manager,
        again.map(({ registration }) => registration),
      );
    await takeKeys(manager, answers);
    return outcomes;
  }

  private decide(
    bid: ArrivedBid,
    facts: KnownBid,
    acts: ManyActs,
    missing: ReadonlySet<string>,
    arrivedAt: string,
  ): Settled<ReceiptDto | undefined> {
    const project = acts.project(bid.manifest.project);
    if (!project) return { ok: false, error: caseRefused('project-unknown') };
    const of = project.cases.find(({ lot }) => lot === bid.manifest.lot);
    if (!of) return { ok: false, error: caseRefused('lot-unknown') };
    const problems = [
      ...bid.problems,
      ...checkEnvelopes(bid.manifest, of.law.definition),
      ...checkCustody(bid.manifest, project.published.custody),
      ...lostUploads(bid, missing),
    ];
    const { submit, replace } = roundNumbered(bid.manifest.round);
    const act = bid.act === 'submitted' ? submit : replace;
    const told = { 'passed-technical-review': { passed: facts.passed } };
    const allowed = acts.may(of, act, arrivedAt, told);
    const decision = decideBid({ ...bid, problems }, facts, allowed);
    return decision.ok ? decision : { ok: false, error: new RefusedError(decision.refusals) };
  }

  /** Its event, and the receipt that names it. */
  private takenIn(
    { act, digest, manifest, bidderKey }: ArrivedBid,
    change: SignerChangeTold,
    { arrivedAt, now }: { readonly arrivedAt: string; readonly now: string },
    acts: ManyActs,
  ): ReceiptDto {
    const { project, lot, bid, version, round, signer } = manifest;
    const said = {
      project,
      lot,
      bid,
      version,
      manifestDigest: digest,
      receivedAt: arrivedAt,
      takenInAt: now,
      signer,
      ...change,
    };
    const event = acts.tell(eventsOfRound(round)[act], said, this.addressing.of(project, bidderKey));
    const times = { time: arrivedAt, takenIn: now };
    return this.signer.sign({
      act: receiptsOfRound(round)[act],
      event,
      project,
      lot,
      subject: bid,
      version,
      digest,
      ...times,
    });
  }

  /** Says of an arrival that is told why it came to nothing. */
  private refusing(
    { digest, manifest }: ArrivedBid,
    arrivedAt: string,
    outcome: Refused,
    now: string,
    acts: ManyActs,
  ): void {
    const { project, lot, bid, version } = manifest;
    const said = { project, lot, bid, version, manifestDigest: digest, arrivedAt, refusedAt: now };
    acts.tell('bidding.bid-refused.v1', { ...said, code: codeOf(outcome) });
  }
}

/** Of a later round it is known under the lock only whether an offer of that round is there already. */
function withAct(bid: ArrivedBid, { bid: before }: KnownBid): ArrivedBid {
  const { round } = bid.manifest;
  return round === 1 ? bid : { ...bid, act: before?.round === round ? 'replaced' : 'submitted' };
}

type Refused = Extract<Settled<unknown>, { readonly ok: false }>;

function codeOf({ error }: Refused): string {
  return error instanceof RefusedError ? (error.refusals[0]?.code ?? 'refused') : 'refused';
}

/** Files whose upload was removed between its check and the lock. */
function lostUploads({ manifest, files }: ArrivedBid, missing: ReadonlySet<string>): ReturnType<typeof notSealed>[] {
  return files.flatMap((file) =>
    file.upload !== undefined && missing.has(file.upload)
      ? [notSealed(fieldOfFile(manifest, file), { zh: '该上传已过期', en: 'the upload of this file has expired' })]
      : [],
  );
}
