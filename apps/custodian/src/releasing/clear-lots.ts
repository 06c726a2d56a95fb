import { TransparencyError } from '@mingtang/transparency';
import { type Logger } from 'pino';
import { LogDoubt } from '../log/log-doubt';
import { type ProjectLogs } from '../log/project-log';
import { type TrustedLog } from '../log/trusted-log';
import { type ClearedLot, type DecidedLot, decideLot } from './decide-lot';
import { type SeenDeadlines } from './seen-deadlines';

interface LotName {
  readonly project: string;
  readonly lot: string;
}

/** Clears lots for release by what the public log shows, once each: as long as the log does not show enough, nothing is released. */
export class ClearLots {
  private readonly cleared = new Map<string, ClearedLot>();
  /** Why a lot waits, as logged last. */
  private readonly said = new Map<string, string>();

  constructor(
    private readonly trusted: Pick<TrustedLog, 'meet' | 'quorum'>,
    private readonly projects: Pick<ProjectLogs, 'lot'>,
    private readonly deadlines: SeenDeadlines,
    private readonly now: () => string,
    private readonly log: Pick<Logger, 'info' | 'warn' | 'error'>,
  ) {}

  /** The lot once it is cleared. */
  async find({ project, lot }: LotName): Promise<ClearedLot | undefined> {
    const key = JSON.stringify([project, lot]);
    const known = this.cleared.get(key);
    if (known) return known;
    const decided = await this.decide({ project, lot });
    if ('cleared' in decided) {
      const { deadline, manifests } = decided.cleared;
      this.log.info({ project, lot, deadline, bids: manifests.size }, 'lot cleared for release by the log');
      this.cleared.set(key, decided.cleared);
      return decided.cleared;
    }
    const reason = 'waits' in decided ? decided.waits : decided.withheld;
    if (this.said.get(key) !== reason) {
      this.said.set(key, reason);
      if ('waits' in decided) this.log.warn({ project, lot, reason }, 'lot waits for the log');
      else this.log.error({ project, lot, reason }, 'lot not released');
    }
    return undefined;
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
      return wrong ? { withheld: reason } : { waits: `the log cannot be asked: ${reason}` };
    }
  }
}
