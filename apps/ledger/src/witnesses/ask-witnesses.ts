import { CONFIG, LOG, type Log } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type LedgerConfig } from '../ledger.options';
import { type Round } from '../publishing/round';
import { type Query, queryBy } from '../reading/query';
import { WitnessClient } from './witness-client';
import { quorumOf, registeredWitnesses, type Witness } from './witness-rows';

/** Once a quorum has cosigned, the others are waited for only so long. */
const GRACE_MS = 30;
/** A request without an answer is given up after so long; nothing is held up by it. */
const ABANDONED_MS = 5_000;

/** Has checkpoints cosigned by all registered witnesses at once. */
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
   * @returns the witnesses that were asked, once a quorum has cosigned, all have answered, or they have been waited for long enough.
   */
  async cosign(round: Round, onLate: (registered: readonly Witness[]) => void): Promise<readonly Witness[]> {
    const registered = await registeredWitnesses(this.query);
    if (registered.length === 0 || round.size === 0) return registered;
    let [returned, reached] = [false, (): void => undefined];
    const quorum = new Promise<void>((resolve) => (reached = resolve));
    const asked = this.clientsOf(registered).map(async (client) => {
      const line = await client.cosign(round);
      if (line === undefined) return;
      round.add(client.witness.name, line);
      if (round.cosignedBy(registered) >= quorumOf(registered.length)) reached();
      if (returned) onLate(registered);
    });
    const wait = (milliseconds: number) => delay(milliseconds, undefined, { ref: false });
    const graced = quorum.then(() => wait(GRACE_MS));
    await Promise.race([Promise.all(asked), graced, wait(this.config.WITNESS_TIMEOUT_MS)]);
    returned = true;
    return registered;
  }

  /** A witness that moved or changed its key is another one. */
  private clientsOf(registered: readonly Witness[]): WitnessClient[] {
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
