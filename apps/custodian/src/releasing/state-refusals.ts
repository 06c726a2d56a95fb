import { type PlatformClient, ProblemError } from '@mingtang/client';
import { type ReleaseRefusal } from '@mingtang/procedure/bidding';
import { epochMilliseconds, type Instant } from '@mingtang/procedure/time';
import { signReleaseRefusal, type SigningKey } from '@mingtang/sealing';
import { type Logger } from 'pino';
import { plainReason } from './plain-reason';

/** Why nothing, or not everything, of an opening of a lot is released. */
export interface Unreleased {
  readonly code: ReleaseRefusal;
  readonly detail: string;
  /** Time alone may help. */
  readonly waits: boolean;
}

/** An opening of a lot that waits for this custodian, as the platform says it. */
export interface WaitingLot {
  readonly project: string;
  readonly lot: string;
  /** The act by which it began. */
  readonly begunBy: string;
  readonly begunAt: Instant;
}

interface Standing {
  readonly code: ReleaseRefusal;
  /** By the custodian's clock, milliseconds. */
  readonly since: number;
}

interface StatingAgent {
  readonly custodian: string;
  readonly signingKey: SigningKey;
  readonly now: () => string;
}

/** A refusal that a second look lifts is nobody's business. */
const REFUSAL_STANDS_MS = 5_000;
/** The log and its witnesses need a moment after every closing. */
const WAIT_AFTER_CLOSING_MS = 60_000;
const BETWEEN_STATEMENTS_MS = 60_000;

/**
 * Says publicly why this custodian releases nothing of a lot: signed, once for each change of reason, and never for what passes in a
 * moment. That it releases after all says by itself that the reason has gone.
 */
export class StateRefusals {
  private readonly standing = new Map<string, Standing>();
  private readonly stated = new Map<string, Standing>();

  constructor(
    private readonly platform: Pick<PlatformClient, 'api'>,
    private readonly agent: StatingAgent,
    private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {}

  /** @param unreleased undefined where all of the opening was released */
  async see(lot: WaitingLot, unreleased: Unreleased | undefined): Promise<void> {
    const key = JSON.stringify([lot.project, lot.lot, lot.begunBy]);
    if (!unreleased) {
      this.standing.delete(key);
      this.stated.delete(key);
      return;
    }
    const now = epochMilliseconds(this.agent.now());
    const before = this.standing.get(key);
    const standing = before?.code === unreleased.code ? before : { code: unreleased.code, since: now };
    this.standing.set(key, standing);
    const due = unreleased.waits
      ? epochMilliseconds(lot.begunAt) + WAIT_AFTER_CLOSING_MS
      : standing.since + REFUSAL_STANDS_MS;
    const last = this.stated.get(key);
    if (now < due || last?.code === unreleased.code || (last && now - last.since < BETWEEN_STATEMENTS_MS)) return;
    try {
      await this.state(lot, unreleased);
    } catch (error) {
      // Whoever is away is told at the next look; what the platform does not take, such as of a lot that is open by now, is not said again.
      if (!(error instanceof ProblemError) || error.status >= 500) throw error;
      this.log.warn(
        { project: lot.project, lot: lot.lot, code: error.code },
        'the platform does not take why nothing is released',
      );
    }
    this.stated.set(key, { code: unreleased.code, since: now });
  }

  private async state({ project, lot }: WaitingLot, { code: reason, detail }: Unreleased): Promise<void> {
    const { custodian, signingKey, now } = this.agent;
    const said = { project, lot, custodian, reason, detail: plainReason(detail), statedAt: now() };
    await this.platform.api.POST('/api/bidding/custody/projects/{project}/lots/{lot}/refusals', {
      params: { path: { project, lot } },
      body: { ...signReleaseRefusal(said, signingKey), reason },
    });
    this.log.info({ project, lot, reason }, 'said publicly why nothing is released');
  }
}
