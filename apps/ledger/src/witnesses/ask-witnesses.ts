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
   * @returns when a quorum has cosigned or nobody else will in time: the witnesses that were asked, and `late`, which is over when all
   *   have answered or had their time.
   */
  async cosign(round: Round): Promise<{ registered: readonly Witness[]; late: Promise<unknown> }> {
    const registered = await registeredWitnesses(this.query);
    if (registered.length === 0 || round.size === 0) return { registered, late: Promise.resolve() };
    const needed = quorumOf(registered.length);
    let reached: () => void = () => undefined;
    const quorum = new Promise<void>((resolve) => (reached = resolve));
    const asked = this.clientsOf(registered).map(async (client) => {
      const line = await client.cosign(round);
      if (line !== undefined) round.add(client.witness.name, line);
      if (round.cosignedBy(registered) >= needed) reached();
    });
    const late = Promise.all(asked);
    await Promise.race([late, quorum.then(() => delay(GRACE_MS, undefined, { ref: false }))]);
    return { registered, late };
  }

  /** A witness that moved or changed its key is another one. */
  private clientsOf(registered: readonly Witness[]): WitnessClient[] {
    const keyOf = ({ name, url, verifierKey }: Witness) => `${name} ${url} ${verifierKey}`;
    this.clients = new Map(
      registered.map((witness) => [
        keyOf(witness),
        this.clients.get(keyOf(witness)) ?? new WitnessClient(witness, this.config.WITNESS_TIMEOUT_MS, this.log),
      ]),
    );
    return [...this.clients.values()];
  }
}
