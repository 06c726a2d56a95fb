import { type ProcessEvent } from '@mingtang/contracts';
import {
  client,
  type Client,
  eventually,
  FakeClock,
  startTestService,
  type TestService,
  tokenOf,
} from '@mingtang/testing';
import {
  decodeEntries,
  openCheckpoint,
  parseEntry,
  type Checkpoint,
  type Entry,
  tilePath,
} from '@mingtang/transparency';
import { DataSource } from 'typeorm';
import { ledgerService } from '../ledger.service';
import { type LogInfoDto } from '../serving/log-info.dto';

/** A test waits for no cadence that it does not look at. */
const QUIET = { SEALED_BATCH_MS: '3600000', WITNESS_INTERVAL_MS: '200' };

/** The ledger with what a follower of its log does, over HTTP alone. */
export interface LedgerStand {
  readonly service: TestService;
  readonly clock: FakeClock;
  readonly anyone: Client;
  as(username: string): Promise<Client>;
  info(): Promise<LogInfoDto>;
  /** The published checkpoint, its signature verified, as a note and as what it says. */
  checkpoint(): Promise<Checkpoint & { readonly note: string }>;
  /** All published entries, by bundles. */
  entries(): Promise<Entry[]>;
  /** Puts events on Kafka and waits until a published checkpoint covers every one of them that has an entry of its own. */
  log(...events: ProcessEvent[]): Promise<void>;
}

export async function startLedger(environment: Readonly<Record<string, string>> = {}): Promise<LedgerStand> {
  const clock = new FakeClock('2036-03-03T01:00:00.000Z');
  const service = await startTestService(ledgerService, { clock, environment: { ...QUIET, ...environment } });
  const stand = standOf(service, clock);
  await eventually(async () => (await stand.checkpoint()).size === 0);
  return stand;
}

export function standOf(service: TestService, clock: FakeClock): LedgerStand {
  const anyone = client(service.url);
  const stand: LedgerStand = {
    service,
    clock,
    anyone,
    as: async (username) => client(service.url, await tokenOf(username)),
    info: async () => (await anyone.get<LogInfoDto>('/log')).body,
    async checkpoint() {
      const { verifierKeys } = await stand.info();
      const { body: note } = await anyone.get<string>('/log/checkpoint');
      return { note, ...openCheckpoint(note, verifierKeys) };
    },
    entries: async () => readEntries(anyone, (await stand.checkpoint()).size),
    async log(...events) {
      await service.publish(...events);
      await eventually(async () => (await waiting(service)) === 0);
      const size = await storedSize(service);
      await eventually(async () => (await stand.checkpoint()).size >= size);
    },
  };
  return stand;
}

/** The first `size` entries of a log, as a stock client reads them. */
export async function readEntries(from: Client, size: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let index = 0; index * 256 < size; index++) {
    const width = Math.min(256, size - index * 256);
    const { body } = await from.get<Buffer>(`/log/${tilePath({ level: 'entries', index, width })}`);
    entries.push(...decodeEntries(body).map((leaf) => parseEntry(Buffer.from(leaf).toString('utf8'))));
  }
  return entries;
}

async function waiting({ app }: TestService): Promise<number> {
  const [row] = await app.get(DataSource).query<{ n: number }[]>('SELECT count(*)::int AS n FROM waiting_event');
  return row?.n ?? 0;
}

/** Entries that are stored, whether or not a checkpoint over them is published. */
export async function storedSize({ app }: TestService): Promise<number> {
  const [row] = await app.get(DataSource).query<{ size: string }[]>('SELECT size FROM log');
  return Number(row?.size);
}
