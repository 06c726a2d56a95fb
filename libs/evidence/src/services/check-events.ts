import { disclosersOf, EVENT_TYPES, publisherOf } from '@mingtang/contracts';
import { addMilliseconds, compareInstants, isBefore } from '@mingtang/procedure/time';
import { linesOf } from '../bundle/bundle';
import { type BundleFile, type EventLine, type Part, PARTS } from '../bundle/files';
import { type Recorded, type Records } from '../log/records';
import { type Verification } from '../verification';
import { isBehind, type Unlogged } from './log-behind';

/** Ids of events that the log has and the services had not yet when they gave their parts. */
export type LaterEvents = ReadonlySet<string>;

export interface EventsFound {
  readonly later: LaterEvents;
  /** The log has not taken in yet what services had done: their parts cannot be held against it. */
  readonly behind: boolean;
}

/** A transaction that began before a part was read may have committed after it; messages between services take a moment too. */
const LAG_MS = 10_000;

/**
 * That each service's outbox and the log hold the same events, both ways and in the same order. Parts are read one after the other,
 * the log's last: what it has beyond a service's last event is no fault, if it is as young as the bundle.
 * What the log lacks is no fault either while it may only be behind.
 */
export async function checkEvents(found: Verification, records: Records, { madeAt }: BundleFile): Promise<EventsFound> {
  const later = new Set<string>();
  const unlogged: Unlogged[] = [];
  let count = 0;
  const recent = (record: { readonly time: string } | undefined): boolean =>
    record !== undefined && !isBefore(record.time, addMilliseconds(madeAt, -LAG_MS));
  for (const service of PARTS) {
    const { seen, missing } = await eventsOf(found, records, service);
    unlogged.push(...missing);
    count += seen.size - missing.length;
    const last = Math.max(-1, ...[...seen].map((id) => records.withEvent(id)?.seq ?? -1));
    for (const record of records.all()) {
      if (publisherOf(record.type) !== service || seen.has(record.event)) continue;
      const mayBeLater =
        record.seq === undefined ? recent(records.listingOf(record)) : record.seq > last && recent(record);
      if (mayBeLater) later.add(record.event);
      else
        found.fail(
          'events-logged',
          `${service} 缺少日志第${record.index}条的事件 ${record.type} ${record.event}`,
          `${service} has dropped event ${record.type} ${record.event}, which is entry ${record.index} of the log`,
        );
    }
  }
  // What the log has disclosed just now its own service may not show yet.
  for (const type of EVENT_TYPES.filter((each) => disclosersOf(each).length > 0))
    for (const { event, payload } of records.of(type))
      if (
        disclosersOf(type)
          .flatMap((each) => records.ofLot(each, (payload as { lot: string }).lot))
          .every(recent)
      )
        later.add(event);
  const behind = tellUnlogged(found, unlogged, madeAt);
  if (!behind) found.count('events-logged', count);
  return { later, behind };
}

/** Says of events that the log lacks whether it has dropped them, or is only behind. @returns whether it is behind. */
function tellUnlogged(found: Verification, unlogged: readonly Unlogged[], madeAt: string): boolean {
  const [first] = unlogged;
  if (!first) return false;
  if (isBehind(unlogged, madeAt)) {
    const { type, id, service, time } = first;
    found.undecided(
      'events-logged',
      `证据包制作时（${madeAt}）公开日志尚未收录 ${unlogged.length} 个事件，首个为 ${service} 的 ${type} ${id}（${time}）；各业务系统的内容无法据此核对，请稍后下载新的证据包`,
      `the log had not taken in ${unlogged.length} events when this bundle was made, at ${madeAt}, the first ${type} ${id} of ${service}, ${time}: what the services keep cannot be held against it; fetch a newer bundle`,
    );
    return true;
  }
  for (const { type, id, service } of unlogged)
    found.fail(
      'events-logged',
      `${service} 的事件 ${type} ${id} 不在日志中`,
      `the log has dropped event ${type} ${id} of ${service}`,
    );
  return false;
}

/** A service's events, each compared with its record. @returns their ids, and those without a record. */
async function eventsOf(found: Verification, records: Records, service: Part) {
  const seen = new Set<string>();
  const missing: Unlogged[] = [];
  let seq = 0;
  for await (const { value } of linesOf(found.bundle, `${service}/events.ndjson`)) {
    const line = value as EventLine;
    const { id, type } = line;
    if (seen.has(id))
      found.fail('events-logged', `${service} 的事件 ${type} ${id} 重复`, `${service} has event ${type} ${id} twice`);
    seen.add(id);
    const record = records.withEvent(id);
    if (!record) {
      missing.push({ ...line, service, last: true });
      continue;
    }
    compare(found, service, line, record);
    if (record.seq === undefined) continue;
    for (const each of missing) each.last = false;
    if (record.seq < seq)
      found.fail(
        'events-logged',
        `${service} 的事件 ${type} ${id} 次序与日志不同`,
        `event ${type} ${id} of ${service} comes in another order than in the log`,
      );
    seq = Math.max(seq, record.seq);
  }
  return { seen, missing };
}

function compare(found: Verification, service: Part, line: EventLine, record: Recorded): void {
  const { id, type } = line;
  const differs = (what: string, here: string, logged: string): void =>
    found.fail(
      'events-logged',
      `${service} 的事件 ${type} ${id} 被改动：${what} 为 ${here}，日志为 ${logged}`,
      `event ${type} ${id} of ${service} was altered: ${what} is ${here}, logged as ${logged}`,
    );
  if (publisherOf(record.type) !== service || record.type !== type) differs('type', type, record.type);
  if (compareInstants(line.time, record.time) !== 0) differs('time', line.time, record.time);
  if (line.actorRole !== record.actorRole) differs('actorRole', line.actorRole, record.actorRole);
  for (const column of line.altered ?? [])
    found.fail(
      'events-logged',
      `${service} 的事件 ${type} ${id} 在数据库中被改动：${column}`,
      `event ${type} ${id} of ${service} was altered in its database: ${column}`,
    );
  if (line.digest !== undefined && record.digest !== undefined && line.digest !== record.digest)
    differs('digest', line.digest, record.digest);
  if (line.digest === undefined && record.digest !== undefined) differs('digest', '—', record.digest);
}
