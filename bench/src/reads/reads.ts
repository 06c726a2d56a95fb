import { SupervisedProcess } from '@mingtang/backing-services';
import autocannon from 'autocannon';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchOptions } from '../options';
import { type Comparison, compare, costed, type Measured, type Round } from '../report/figures';
import { processorSeconds } from '../report/processes';
import { say, type Stand } from '../stand/stand';
import { makeCustody, makeTender, publication } from '../stand/tender';
import { type BareAnswer } from './bare-server';

/**
 * Reads of the public register through the gateway, against a bare node:http server that answers the same bytes; in turn,
 * round by round. Readers ask in turn for the list, a search, a filtered list, and pages of facts.
 */
export async function measureReads(
  stand: Stand,
  { clients, rounds, projects, seconds }: BenchOptions,
): Promise<Comparison> {
  const gateway = stand.platform.app('gateway').url;
  say(`publishing ${projects} projects`);
  const ids = await fillRegister(stand, projects);
  const register = '/api/disclosure/register/projects';
  const paths = [
    register,
    `${register}?q=${encodeURIComponent('道路改造')}&limit=10`,
    `${register}?kind=offers&classification=works`,
    ...ids.slice(0, 5).map((id) => `${register}/${id}`),
  ];
  const bare = await startBareServer(await Promise.all(paths.map((path) => answerOf(gateway, path))));
  const [base, ours]: [Round[], Round[]] = [[], []];
  await read(gateway, paths, clients, 1);
  await read(bare.url, paths, clients, 1);
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}: reading`);
    base.push(await costed(() => read(bare.url, paths, clients, seconds), processorSeconds));
    ours.push(await costed(() => read(gateway, paths, clients, seconds), processorSeconds));
  }
  await bare.stop();
  return compare(`Register reads, ${clients} connections`, 'reads', [
    { name: 'bare node:http', rounds: base },
    { name: 'through the gateway', rounds: ours },
  ]);
}

async function fillRegister({ platform, topic }: Stand, count: number): Promise<string[]> {
  const custody = await makeCustody();
  const tenders = Array.from({ length: count }, (_, number) => makeTender(number, 3, custody));
  await topic.send(tenders.map(publication));
  const last = `${platform.app('disclosure').url}/register/projects`;
  for (const { id } of tenders)
    for (let attempt = 1; !(await fetch(`${last}/${id}`)).ok; attempt++) {
      if (attempt === 300) throw new Error(`project ${id} did not come into the register`);
      await sleep(100);
    }
  return tenders.map(({ id }) => id);
}

async function answerOf(gateway: string, path: string): Promise<BareAnswer> {
  const response = await fetch(gateway + path);
  if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
  const {
    connection: _c,
    'keep-alive': _k,
    date: _d,
    'content-length': _l,
    ...headers
  } = Object.fromEntries(response.headers);
  return { path, headers, body: await response.text() };
}

async function startBareServer(answers: readonly BareAnswer[]): Promise<{ url: string; stop(): Promise<void> }> {
  const process_ = new SupervisedProcess({
    name: 'bare server',
    command: process.execPath,
    args: [join(import.meta.dirname, 'reads/bare-server.js')],
    env: {},
    input: JSON.stringify(answers),
    logFile: join(import.meta.dirname, 'bare-server.log'),
  });
  let port: string | undefined;
  await process_.ready(() => (port = /^port (\d+)$/m.exec(process_.output())?.[1]) !== undefined, 10_000);
  return { url: `http://127.0.0.1:${port}`, stop: () => process_.stop() };
}

async function read(url: string, paths: readonly string[], connections: number, seconds: number): Promise<Measured> {
  const requests = paths.map((path) => ({ path }));
  const {
    '2xx': done,
    non2xx,
    errors,
    duration,
    latency,
  } = await autocannon({ url, connections, duration: seconds, requests });
  if (non2xx + errors > 0) throw new Error(`${non2xx} reads were refused and ${errors} failed`);
  return { done, seconds: duration, latencies: { p50: latency.p50, p99: latency.p99 } };
}
