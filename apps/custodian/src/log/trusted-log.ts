import { type PlatformClient } from '@mingtang/client';
import {
  type Checkpoint,
  consistencyProof,
  type Cosignature,
  openCheckpoint,
  parseVerifierKey,
  type ProvenRecord,
  quorumOf,
  tileHashReader,
  tilePath,
  verifyConsistency,
  verifyCosignatures,
  verifyProofFile,
} from '@mingtang/transparency';
import { join } from 'node:path';
import { type Logger } from 'pino';
import { readIfThere, writeDurably } from '../keys/durable-file';
import { type Witness } from '../witness/witness';
import { LogDoubt } from './log-doubt';
import { type LogDescription, type PinnedLog, pinLog, type ToldKeys } from './pin-log';

/** A checkpoint that a quorum of the trusted witnesses cosigned. */
export interface WitnessedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly cosignatures: readonly Cosignature[];
}

export interface TrustedLogSettings {
  readonly platform: Pick<PlatformClient, 'get' | 'download'>;
  /** Where it keeps whom it trusts: `log.json`. */
  readonly folder: string;
  readonly told: ToldKeys;
  /** This custodian's own witness: what contradicts that is not believed, however many others cosigned it. */
  readonly witness?: Pick<Witness, 'verifierKey' | 'followed'>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** The public log as far as this custodian believes it: by keys on its own disk, and by its own witness. */
export class TrustedLog {
  private said = '';
  private meeting: Promise<void> | undefined;

  private constructor(
    private readonly settings: TrustedLogSettings,
    private pinned: PinnedLog | undefined,
  ) {}

  static async open(settings: TrustedLogSettings): Promise<TrustedLog> {
    const kept = await readIfThere(pathOf(settings));
    return new TrustedLog(settings, kept === undefined ? undefined : (JSON.parse(kept) as PinnedLog));
  }

  /** The log's keys by its origin; none before it has been seen. */
  logKeys(): ReadonlyMap<string, readonly string[]> {
    const key = this.settings.told.log ?? this.pinned?.verifierKey;
    return new Map(key === undefined ? [] : [[parseVerifierKey(key).name, [key]]]);
  }

  /** Asks the log who it is and who witnesses it; keeps what is new, and logs what it does not believe. */
  async meet(): Promise<void> {
    this.meeting ??= this.ask().finally(() => (this.meeting = undefined));
    return this.meeting;
  }

  private async ask(): Promise<void> {
    const { platform, told, log } = this.settings;
    const { pinned, added, refused } = pinLog(this.pinned, await platform.get<LogDescription>('/log'), told);
    const said = refused.join('\n');
    if (said !== this.said) for (const reason of refused) log.error({ reason }, 'the log is not believed');
    this.said = said;
    if (!pinned || JSON.stringify(pinned) === JSON.stringify(this.pinned)) return;
    await writeDurably(pathOf(this.settings), JSON.stringify(pinned, null, 2));
    if (pinned.verifierKey !== this.pinned?.verifierKey) log.info({ key: pinned.verifierKey }, 'log known');
    for (const witness of added) log.info({ witness }, 'witness of the log known');
    this.pinned = pinned;
  }

  /** How many of the witnesses make a majority. */
  get quorum(): number {
    return quorumOf(this.witnessKeys().length);
  }

  /**
   * A proof that the log gives of an event, once verified.
   * @throws {TransparencyError} for a proof that is wrong
   * @throws {LogDoubt} where the log has not come so far, or contradicts what this custodian's own witness has seen
   */
  async proven(event: string): Promise<ProvenRecord> {
    const response = await this.settings.platform.download(`/api/ledger/proofs/${event}`);
    const text = await response.text();
    const proven = verifyProofFile(text, { logKeys: this.keys(), witnessKeys: this.witnessKeys(), quorum: 0 });
    await this.accept(proven);
    if (proven.record.event !== event) throw new LogDoubt(`the proof of ${event} is of another event`, false);
    return proven;
  }

  /** The newest checkpoint as the log shows it, nothing to believe: where it is another than before, a second look may show more. */
  async shown(): Promise<string> {
    const response = await this.settings.platform.download('/log/checkpoint');
    return response.text();
  }

  /** A checkpoint, once verified. @throws as {@link proven} */
  async witnessed(note: string): Promise<WitnessedCheckpoint> {
    const checkpoint = openCheckpoint(note, this.keys());
    const witnessed = { checkpoint, cosignatures: verifyCosignatures(note, this.witnessKeys()) };
    await this.accept(witnessed);
    return witnessed;
  }

  private keys(): string[] {
    const keys = [...this.logKeys().values()].flat();
    if (keys.length === 0) throw new LogDoubt('the log has not been seen yet', true);
    return keys;
  }

  private witnessKeys(): string[] {
    const { witness, told } = this.settings;
    return [
      ...new Set([...(witness ? [witness.verifierKey] : []), ...(told.witnesses ?? this.pinned?.witnesses ?? [])]),
    ];
  }

  private async accept({ checkpoint, cosignatures }: WitnessedCheckpoint): Promise<void> {
    if (cosignatures.length < this.quorum)
      throw new LogDoubt(`${cosignatures.length} witnesses cosigned, ${this.quorum} are needed`, true);
    await this.compareWithOwn(checkpoint, cosignatures);
  }

  /** What our witness did not cosign, being late, it must be able to follow to, or from, what it did. */
  private async compareWithOwn(checkpoint: Checkpoint, cosignatures: readonly Cosignature[]): Promise<void> {
    const { witness, platform } = this.settings;
    if (!witness || cosignatures.some(({ verifierKey }) => verifierKey === witness.verifierKey)) return;
    const seen = witness.followed(checkpoint.origin);
    if (!seen || seen.size < checkpoint.size) throw new LogDoubt('my own witness has not come so far', true);
    const read = tileHashReader(seen.size, async (tile) => {
      const response = await platform.download(`/log/${tilePath(tile)}`);
      return new Uint8Array(await response.arrayBuffer());
    });
    const proof = await consistencyProof(checkpoint.size, seen.size, read);
    if (!verifyConsistency(checkpoint.size, checkpoint.root, seen.size, seen.root, proof))
      throw new LogDoubt('the log contradicts what my own witness has seen of it', false);
  }
}

function pathOf({ folder }: TrustedLogSettings): string {
  return join(folder, 'log.json');
}
