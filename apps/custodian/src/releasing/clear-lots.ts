import { TransparencyError } from '@mingtang/transparency';
import { type Logger } from 'pino';
import { LogDoubt } from '../log/log-doubt';
import { type LaterFacts, type ProjectLogs } from '../log/project-log';
import { type TrustedLog } from '../log/trusted-log';
import { awaitedTypes, conditionOf, decideEnvelope, type DecidedEnvelope } from './decide-envelope';
import { OPENING_RESULTS, type OpeningResults } from './opening-results';
import { type ClearedLot, type DecidedLot, decideLot, type UnclearedLot } from './decide-lot';
import { type SeenDeadlines } from './seen-deadlines';

interface LotName {
  readonly project: string;
  readonly lot: string;
}

/** A lot that was refused, and under which checkpoint. */
interface Refused {
  readonly uncleared: UnclearedLot;
  readonly checkpoint: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const NOTHING: LaterFacts = { facts: [], cosignatures: [] };

/** A refused lot is looked at again so often at least, although the log shows the same checkpoint. */
const LOOK_AGAIN_MS = 10_000;

/**
 * Clears lots for release by what the public log shows, once each: as long as the log does not show enough, nothing is released. A
 * refusal is provisional: it is looked at again, from the reading on, at every new checkpoint.
 */
export class ClearLots {
  private readonly cleared = new Map<string, ClearedLot>();
  private readonly refused = new Map<string, Refused>();
  /** Why a lot waits, as logged last. */
  private readonly said = new Map<string, string>();

  constructor(
    private readonly trusted: Pick<TrustedLog, 'meet' | 'quorum' | 'shown'>,
    private readonly projects: Pick<ProjectLogs, 'lot' | 'afterClosing' | 'forget'>,
    private readonly deadlines: SeenDeadlines,
    private readonly now: () => string,
    private readonly log: Pick<Logger, 'info' | 'warn' | 'error'>,
    private readonly results: OpeningResults = OPENING_RESULTS,
  ) {}

  /** Which envelopes of a cleared lot may be opened, and whose; looked up in the log anew where a result decides that. */
  async decideEnvelopes(cleared: ClearedLot): Promise<(envelope: string, round: number) => DecidedEnvelope> {
    const { project, closingSeq, envelopes } = cleared;
    const types = envelopes.flatMap((envelope) => awaitedTypes(conditionOf(envelope, this.results)));
    const after = types.length === 0 ? NOTHING : await this.projects.afterClosing(project, closingSeq, types);
    return (id, round) => {
      const envelope = envelopes.find((one) => one.id === id && one.round === round);
      if (!envelope)
        return { code: 'condition-unknown', withheld: `the procedure has no envelope ${id} in round ${round}` };
      const { quorum } = this.trusted;
      return decideEnvelope({ envelope, cleared, after, results: this.results, quorum, now: this.now() });
    };
  }

  /** The lot once it is cleared, else why it is not. */
  async find({ project, lot }: LotName): Promise<DecidedLot> {
    const key = JSON.stringify([project, lot]);
    const known = this.cleared.get(key);
    if (known) return { cleared: known };
    const decided = (await this.refusedStill(key)) ?? (await this.look(key, { project, lot }));
    if ('cleared' in decided) {
      const { deadline, manifests } = decided.cleared;
      this.log.info({ project, lot, deadline, bids: manifests.size }, 'lot cleared for release by the log');
      this.cleared.set(key, decided.cleared);
      return decided;
    }
    const reason = 'waits' in decided ? decided.waits : decided.withheld;
    if (this.said.get(key) !== reason) {
      this.said.set(key, reason);
      if ('waits' in decided) this.log.warn({ project, lot, reason }, 'lot waits for the log');
      else this.log.error({ project, lot, reason }, 'lot not released');
    }
    return decided;
  }

  /** The refusal of before, while the log shows nothing new. */
  private async refusedStill(key: string): Promise<UnclearedLot | undefined> {
    const before = this.refused.get(key);
    if (!before || Date.now() - before.at >= LOOK_AGAIN_MS) return undefined;
    const same = before.checkpoint === (await this.shown());
    return same ? before.uncleared : undefined;
  }

  private async look(key: string, of: LotName): Promise<DecidedLot> {
    // Asked before the look: what comes during it counts as new.
    const checkpoint = this.refused.has(key) ? await this.shown() : '';
    const decided = await this.decide(of);
    this.refused.delete(key);
    if ('withheld' in decided) {
      this.projects.forget(of.project);
      this.refused.set(key, { uncleared: decided, checkpoint, at: Date.now() });
    }
    return decided;
  }

  /** Empty where the log cannot be asked, which the look itself then finds. */
  private shown(): Promise<string> {
    return this.trusted.shown().catch(() => '');
  }

  private async decide({ project, lot }: LotName): Promise<DecidedLot> {
    try {
      await this.trusted.meet();
      const logged = await this.projects.lot(project, lot);
      const latestDeadline = await this.deadlines.latest(project, logged?.latestDeadline);
      return decideLot({
        project,
        lot,
        logged,
        quorum: this.trusted.quorum,
        ...(latestDeadline !== undefined && { latestDeadline }),
        now: this.now(),
      });
    } catch (error) {
      const wrong = error instanceof TransparencyError || (error instanceof LogDoubt && !error.passing);
      const reason = error instanceof Error ? error.message : String(error);
      if (wrong) return { code: 'log-contradicted', withheld: reason };
      const code = error instanceof LogDoubt ? 'witnesses-missing' : 'log-unreachable';
      return { code, waits: `the log cannot be asked: ${reason}` };
    }
  }
}
