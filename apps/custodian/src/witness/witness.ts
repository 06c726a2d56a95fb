import { type SigningKey } from '@mingtang/sealing';
import {
  type AddCheckpoint,
  cosign,
  cosignerKeyOf,
  decideCosign,
  type MayNotCosign,
  parseAddCheckpoint,
  sameHash,
  TransparencyError,
} from '@mingtang/transparency';
import { type Logger } from 'pino';
import { type FollowedLog, type FollowedLogs } from './followed-logs';
import { type Inconsistency, type RefusedCheckpoints } from './refused-checkpoints';

/** What HTTP is to answer. */
export interface WitnessAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType?: string;
}

export interface WitnessSettings {
  /** Of its key, e.g. `witness.example/w1`. */
  readonly name: string;
  readonly key: SigningKey;
  readonly logs: FollowedLogs;
  readonly refused: RefusedCheckpoints;
  /** Keys of the logs that it follows, by origin. */
  readonly logKeys: () => ReadonlyMap<string, readonly string[]>;
  /** By its own clock, ms since 1970. */
  readonly now: () => number;
  readonly log: Pick<Logger, 'error'>;
}

/** A witness of logs (c2sp.org/tlog-witness): cosigns what extends all that it has cosigned before. */
export class Witness {
  /** C2SP verifier key of type 0x04. */
  readonly verifierKey: string;
  private last: Promise<unknown> = Promise.resolve();
  private readonly seed: Uint8Array;
  private readonly publicKey: Uint8Array;

  constructor(private readonly settings: WitnessSettings) {
    const { name, key } = settings;
    this.seed = new Uint8Array(Buffer.from(key.secretKey, 'base64'));
    this.publicKey = new Uint8Array(Buffer.from(key.publicKey, 'base64'));
    this.verifierKey = cosignerKeyOf(name, this.publicKey);
  }

  /** How far it has followed a log. */
  followed(origin: string): FollowedLog | undefined {
    return this.settings.logs.find(origin);
  }

  /** Answers an add-checkpoint; one after the other, so that none is decided upon what another is about to change. */
  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    const request = parsed(body);
    if (!request) return { status: 400, body: 'not an add-checkpoint request\n' };
    const answer = this.last.then(() => this.answer(request));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async answer(request: AddCheckpoint): Promise<WitnessAnswer> {
    const { logs, logKeys, name, now } = this.settings;
    const { origin } = request.checkpoint;
    const known = logs.find(origin);
    const decided = decideCosign({ known, request, logKeys: logKeys() });
    if (decided.status !== 200) {
      await this.keepEvidence(decided, request, known);
      return { body: '', ...decided };
    }
    const { size, root } = decided.checkpoint;
    // The same once more is already on disk.
    if (known?.size !== size) await logs.keep({ origin, size, root, note: request.note });
    const seconds = Math.floor(now() / 1_000);
    return { status: 200, body: cosign(decided.text, name, this.seed, seconds, undefined, this.publicKey) };
  }

  private async keepEvidence(
    { status }: MayNotCosign,
    request: AddCheckpoint,
    known: FollowedLog | undefined,
  ): Promise<void> {
    const kind = inconsistencyOf(status, request, known);
    if (!kind) return;
    const { refused, now, log } = this.settings;
    const { origin, size } = request.checkpoint;
    const file = await refused.keep(kind, request, known, new Date(now()).toISOString());
    log.error({ origin, size, followed: known?.size, kind, file }, 'the log signed what contradicts it');
  }
}

function inconsistencyOf(
  status: MayNotCosign['status'],
  { checkpoint }: AddCheckpoint,
  known: FollowedLog | undefined,
): Inconsistency | undefined {
  if (known?.size === checkpoint.size && !sameHash(known.root, checkpoint.root))
    return status === 409 ? 'split-view' : undefined;
  return status === 422 ? 'inconsistent' : undefined;
}

function parsed(body: string): AddCheckpoint | undefined {
  try {
    return parseAddCheckpoint(body);
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}
