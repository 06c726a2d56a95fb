import { type ProcessEvent } from '@mingtang/contracts';
import { decodeEntries, tilePath } from '@mingtang/transparency';
import { createHash, randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Measured } from '../report/figures';
import { inParallel } from '../stand/in-parallel';
import { type ProcessTopic } from '../stand/process-topic';

/** So many messages go to Kafka at once, as a service's relay sends them. */
const MESSAGES = 500;
/** Of so many events one is followed from its sending to its proof. */
const FOLLOWED = 64;
const READERS = 4;
const POLL_MS = 20;

/** Public events of some projects in turn, one entry each. */
export function publicEvents(count: number, projects: readonly string[]): ProcessEvent[] {
  return Array.from({ length: count }, (_, at) => {
    const now = new Date().toISOString();
    const data = {
      project: projects[at % projects.length] as string,
      lot: '1',
      submittedAt: now,
      digest: createHash('sha256').update(String(at)).digest('hex'),
    };
    return {
      specversion: '1.0',
      id: randomUUID(),
      source: '/mingtang/evaluation',
      type: 'evaluation.score-sheet-submitted.v1',
      subject: data.project,
      time: now,
      datacontenttype: 'application/json',
      actorrole: 'expert',
      data,
    };
  });
}

/**
 * Puts events on Kafka and waits until a published checkpoint covers all of them, while readers fetch proofs of single ones as soon as
 * there are any.
 * @returns with the time of each followed event from its sending to its proof.
 */
export async function logEvents(
  gateway: string,
  topic: ProcessTopic,
  events: readonly ProcessEvent[],
): Promise<Measured> {
  const latencies: number[] = [];
  const sentAt = new Map<string, number>();
  const before = await sizeOf(gateway);
  const began = performance.now();
  const followed = events.filter((_, at) => at % FOLLOWED === 0);
  const following = inParallel(READERS, followed, async ({ id }) => {
    while (!sentAt.has(id) || !(await proves(gateway, id))) await sleep(POLL_MS);
    latencies.push(performance.now() - (sentAt.get(id) as number));
  });
  for (let from = 0; from < events.length; from += MESSAGES) {
    const some = events.slice(from, from + MESSAGES);
    for (const { id } of some) sentAt.set(id, performance.now());
    await topic.send(some);
  }
  while ((await sizeOf(gateway)) < before + events.length) await sleep(POLL_MS);
  const seconds = (performance.now() - began) / 1_000;
  await following;
  return { done: events.length, seconds, latencies };
}

/** The last `count` entries of the log. */
export async function lastLeaves(gateway: string, count: number): Promise<Buffer[]> {
  const size = await sizeOf(gateway);
  const leaves: Buffer[] = [];
  for (let index = Math.floor((size - count) / 256); index * 256 < size; index++) {
    const width = Math.min(256, size - index * 256);
    const response = await fetch(`${gateway}/log/${tilePath({ level: 'entries', index, width })}`);
    leaves.push(...decodeEntries(new Uint8Array(await response.arrayBuffer())).map((leaf) => Buffer.from(leaf)));
  }
  return leaves.slice(-count);
}

async function sizeOf(gateway: string): Promise<number> {
  const note = await (await fetch(`${gateway}/log/checkpoint`)).text();
  return Number(note.split('\n')[1]);
}

async function proves(gateway: string, event: string): Promise<boolean> {
  const response = await fetch(`${gateway}/api/ledger/proofs/${event}`);
  const text = await response.text();
  return response.ok && text.startsWith('c2sp.org/tlog-proof@v1');
}
