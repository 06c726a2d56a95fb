import { ACTING_SERVICES } from '@mingtang/services';
import { randomUUID } from 'node:crypto';
import { type BenchOptions } from '../options';
import { type Comparison, compare, costed, type Round } from '../report/figures';
import { processorSeconds } from '../report/processes';
import { say, type Stand } from '../stand/stand';
import { lastLeaves, logEvents, publicEvents } from './log-events';
import { RawInserts } from './raw-inserts';

const PROJECTS = 40;

/**
 * Events from Kafka to a published checkpoint, with proofs served meanwhile, against multi-row inserts of the same entries' bytes; in
 * turn, round by round. The other services are stopped: what is measured is the ledger.
 */
export async function measureLog(
  { platform, topic }: Stand,
  { rounds, entries }: Pick<BenchOptions, 'rounds' | 'entries'>,
): Promise<Comparison> {
  const gateway = platform.app('gateway').url;
  await Promise.all(ACTING_SERVICES.map((name) => platform.app(name).stop()));
  const raw = await RawInserts.on(platform.databases.get('ledger')?.url ?? '');
  const projects = Array.from({ length: PROJECTS }, () => randomUUID());
  say('warming up');
  await logEvents(gateway, topic, publicEvents(Math.min(entries, 2_000), projects));
  const [inserted, logged]: [Round[], Round[]] = [[], []];
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}: logging ${entries} events`);
    const events = publicEvents(entries, projects);
    logged.push(await costed(() => logEvents(gateway, topic, events), processorSeconds));
    const leaves = await lastLeaves(gateway, entries);
    inserted.push(await costed(() => raw.insert(leaves), processorSeconds));
  }
  await raw.close();
  return compare('Public log: events from Kafka to a published checkpoint, proofs served', 'entries', [
    { name: 'raw multi-row inserts (pg)', rounds: inserted },
    { name: 'logged and provable', rounds: logged },
  ]);
}
