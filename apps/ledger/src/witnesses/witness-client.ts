import { nodeEd25519, type Log } from '@mingtang/service-kit';
import {
  addCheckpointBody,
  addSignatures,
  consistencyProof,
  type HashReader,
  parseNote,
  parseVerifierKey,
  verifyCosignatures,
} from '@mingtang/transparency';
import { nodeSha256 } from '@mingtang/host-crypto';
import { type Witness } from './witness-rows';

/** What a witness is asked to cosign. */
export interface ToCosign {
  readonly size: number;
  /** The checkpoint, signed by the log alone. */
  readonly note: string;
  /** Reads the tree of that size. */
  readonly read: HashReader;
}

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;
const SIZE_ANSWER = /^(0|[1-9]\d{0,15})\n$/;

/** The log's side of c2sp.org/tlog-witness with one witness; remembers how far that has followed, and lets a dead one rest. */
export class WitnessClient {
  private followed = 0;
  private failures = 0;
  private restsUntil = 0;
  private asking = false;

  constructor(
    readonly witness: Witness,
    /** After which a request is given up. */
    private readonly timeoutMs: number,
    private readonly log: Pick<Log, 'warn' | 'error'>,
  ) {}

  /** @returns its line of signature; undefined where it does not cosign in time, or is let rest. Never throws. */
  async cosign(checkpoint: ToCosign): Promise<string | undefined> {
    if (this.asking || Date.now() < this.restsUntil) return undefined;
    this.asking = true;
    try {
      const line = await this.ask(checkpoint, AbortSignal.timeout(this.timeoutMs));
      this.failures = 0;
      return line;
    } catch (error) {
      this.failures += 1;
      const rest = Math.min(FIRST_BACKOFF_MS * 2 ** (this.failures - 1), LONGEST_BACKOFF_MS);
      this.restsUntil = Date.now() + rest;
      this.log.warn({ witness: this.witness.name, error: String(error), rest }, 'a witness did not cosign');
      return undefined;
    } finally {
      this.asking = false;
    }
  }

  private async ask(checkpoint: ToCosign, signal: AbortSignal): Promise<string | undefined> {
    const first = await this.post(checkpoint, signal);
    if (first.status !== 409) return this.lineOf(checkpoint, first);
    const size = Number(SIZE_ANSWER.exec(first.body)?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) {
      this.log.error(
        { witness: this.witness.name, size: checkpoint.size },
        'a witness has seen another root of the log',
      );
      throw new Error('it has seen another root at this size');
    }
    if (size > checkpoint.size) {
      this.log.error(
        { witness: this.witness.name, size: checkpoint.size, followed: size },
        'a witness has followed the log further than this database holds it',
      );
      throw new Error(`it has followed up to ${size}`);
    }
    this.followed = size;
    return this.lineOf(checkpoint, await this.post(checkpoint, signal));
  }

  private async post({ size, note, read }: ToCosign, signal: AbortSignal): Promise<{ status: number; body: string }> {
    const from = Math.min(this.followed, size);
    const proof = await consistencyProof(from, size, read, nodeSha256);
    const response = await fetch(`${this.witness.url.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: addCheckpointBody(from, proof, note),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal,
    });
    return { status: response.status, body: await response.text() };
  }

  private lineOf({ size, note }: ToCosign, { status, body }: { status: number; body: string }): string {
    if (status !== 200) throw new Error(`answered ${status}`);
    const { verifierKey } = this.witness;
    const cosigned = addSignatures(note, body);
    if (verifyCosignatures(cosigned, [verifierKey], nodeEd25519).length === 0)
      throw new Error('answered without a cosignature of its key');
    this.followed = size;
    const { name, keyId } = parseVerifierKey(verifierKey);
    return parseNote(cosigned).signatures.find((line) => line.name === name && line.keyId === keyId)?.line as string;
  }
}
