import { CONFIG, LOG, type Log } from '@mingtang/service-kit';
import { quorumOf } from '@mingtang/transparency';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type LedgerConfig } from '../options';
import { type Round } from '../publishing/round';
import { type Query, queryBy } from '../reading/query';
import { WitnessClient } from './witness-client';
import { witnessesEntry } from './logged-witnesses';
import { type NamedWitness, registeredWitnesses, type Witness } from './witness-rows';

/** Once a quorum has cosigned, the others are waited for only so long. */
const GRACE_MS = 30;
/** A request without an answer is given up after so long; nothing is held up by it. */
const ABANDONED_MS = 5_000;

/** Has checkpoints cosigned by all their witnesses at once: those whom the log names among the entries that a checkpoint covers. */
@Injectable()
export class AskWitnesses {
  private readonly query: Query;
  private clients = new Map<string, WitnessClient>();

  constructor(
    dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<LedgerConfig, 'WITNESS_TIMEOUT_MS'>,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.query = queryBy(dataSource);
  }

  /**
   * Adds their cosignatures to the round.
   * @param onLate is called for each that comes after this returned.
   * @returns the checkpoint's witnesses, once a quorum has cosigned, all have answered, or they have been waited for long enough.
   */
  async cosign(round: Round, onLate: (witnesses: readonly NamedWitness[]) => void): Promise<readonly NamedWitness[]> {
    const witnesses = (await witnessesEntry(this.query, round.size))?.witnesses ?? [];
    if (witnesses.length === 0) return witnesses;
    let [returned, reached] = [false, (): void => undefined];
    const quorum = new Promise<void>((resolve) => (reached = resolve));
    const asked = (await this.clientsOf(witnesses)).map(async (client) => {
      const line = await client.cosign(round);
      if (line === undefined) return;
      round.add(client.witness.name, line);
      if (round.cosignedBy(witnesses) >= quorumOf(witnesses.length)) reached();
      if (returned) onLate(witnesses);
    });
    const wait = (milliseconds: number) => delay(milliseconds, undefined, { ref: false });
    const graced = quorum.then(() => wait(GRACE_MS));
    await Promise.race([Promise.all(asked), graced, wait(this.config.WITNESS_TIMEOUT_MS)]);
    returned = true;
    return witnesses;
  }

  /** A witness that moved is another one. One that is struck off is not asked any more, but counts until the log says so. */
  private async clientsOf(witnesses: readonly NamedWitness[]): Promise<WitnessClient[]> {
    const named = new Set(witnesses.map(({ verifierKey }) => verifierKey));
    const registered = (await registeredWitnesses(this.query)).filter(({ verifierKey }) => named.has(verifierKey));
    const keyOf = ({ name, url, verifierKey }: Witness) => `${name} ${url} ${verifierKey}`;
    this.clients = new Map(
      registered.map((witness) => [
        keyOf(witness),
        this.clients.get(keyOf(witness)) ?? new WitnessClient(witness, ABANDONED_MS, this.log),
      ]),
    );
    return [...this.clients.values()];
  }
}
