import { openCheckpoint, verifyCosignatures } from '@mingtang/transparency';
import { type Schema } from '../../api/api';

/** A witness of the log, and when it last cosigned. */
export interface WitnessStand {
  readonly name: string;
  /** The custodian whose agent it is; absent for somebody outside. */
  readonly custodian?: string;
  /** ISO 8601, by its own clock; absent where its cosignature is missing or does not verify. */
  readonly cosignedAt?: string;
}

/** What the newest checkpoint says, checked here. */
export interface LogStand {
  readonly size: number;
  /** Of the tree, hex. */
  readonly root: string;
  readonly quorum: number;
  readonly witnesses: readonly WitnessStand[];
  /** ISO 8601: the newest instant at which a quorum had cosigned; absent where none has. */
  readonly witnessedAt?: string;
}

/**
 * Reads the newest checkpoint with the keys that the ledger names.
 * @throws {CheckpointError} when the log's key has not signed it.
 */
export function readLog(checkpoint: string, info: Schema<'ledger.LogInfoDto'>): LogStand {
  const { size, root } = openCheckpoint(checkpoint, info.verifierKeys);
  const cosigned = new Map(
    verifyCosignatures(
      checkpoint,
      info.witnesses.map(({ verifierKey }) => verifierKey),
    ).map(({ verifierKey, time }) => [verifierKey, new Date(time * 1_000).toISOString()]),
  );
  const times = [...cosigned.values()].sort().reverse();
  const witnessedAt = times[info.quorum - 1];
  return {
    size,
    root: Array.from(root, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    quorum: info.quorum,
    witnesses: info.witnesses.map(({ name, verifierKey, custodian }) => {
      const cosignedAt = cosigned.get(verifierKey);
      return {
        name,
        ...(custodian === undefined ? {} : { custodian }),
        ...(cosignedAt === undefined ? {} : { cosignedAt }),
      };
    }),
    ...(witnessedAt === undefined ? {} : { witnessedAt }),
  };
}

/** A busy log is cosigned about every second; a witness that has not for so long is away, milliseconds. */
const FRESH_MS = 60_000;

/** Whether a cosignature says that its witness is at work now. */
export function isFresh(cosignedAt: string | undefined, now: number): boolean {
  return cosignedAt !== undefined && now - Date.parse(cosignedAt) < FRESH_MS;
}
