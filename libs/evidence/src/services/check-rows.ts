import { isEventType, publisherOf, type EventType } from '@mingtang/contracts';
import { payloadHashOf } from '@mingtang/transparency';
import { linesOf } from '../bundle/bundle';
import { type Part, PARTS, type StateLine } from '../bundle/files';
import { type Records, type Shown } from '../log/records';
import { type Verification } from '../verification';
import { type LaterEvents } from './check-events';
import { differences, short, tell } from './differences';

/** Beyond this many of a type nobody looks for the record that an altered row was: it would take too long. */
const MOST_PAIRED = 200;

interface Row {
  readonly service: Part;
  readonly payload: unknown;
}

/** That what the services' tables say today is, fact by fact, what was logged. */
export async function checkRows(found: Verification, records: Records, later: LaterEvents): Promise<void> {
  const logged = new Logged(records, later);
  const altered = new Map<EventType, Row[]>();
  for (const service of PARTS) {
    found.count('files-whole');
    for await (const { value } of linesOf(found.bundle, `${service}/state.ndjson`)) {
      const line = value as StateLine;
      found.count('rows-logged');
      if ('problem' in line) tellProblem(found, service, line);
      else if (!isEventType(line.of) || publisherOf(line.of) !== service)
        found.fail(
          'rows-logged',
          `${service} 有类型未知的内容 ${line.of}`,
          `${service} has rows of ${line.of}, which is no type of its own`,
        );
      else if (!logged.take(line.of, payloadHashOf(line.payload)))
        altered.set(line.of, [...(altered.get(line.of) ?? []), { service, payload: line.payload }]);
    }
  }
  for (const type of new Set([...altered.keys(), ...logged.types()]))
    pair(found, type, altered.get(type) ?? [], logged.left(type));
}

/** Records for which no row has been found yet; for those that came after the services' parts there need not be any. */
class Logged {
  private readonly waiting = new Map<EventType, Map<string, Shown<EventType>[]>>();

  constructor(
    records: Records,
    private readonly later: LaterEvents,
  ) {
    for (const record of records.all()) {
      if (record.payload === undefined || !isRowOf(record.type)) continue;
      const { type, digest } = record as Shown<EventType>;
      const ofType = this.waiting.get(type) ?? new Map<string, Shown<EventType>[]>();
      this.waiting.set(type, ofType.set(digest, [...(ofType.get(digest) ?? []), record as Shown<EventType>]));
    }
  }

  take(type: EventType, digest: string): boolean {
    const ofType = this.waiting.get(type);
    const [taken, ...rest] = ofType?.get(digest) ?? [];
    if (!taken) return false;
    if (rest.length > 0) ofType?.set(digest, rest);
    else ofType?.delete(digest);
    return true;
  }

  types(): IterableIterator<EventType> {
    return this.waiting.keys();
  }

  left(type: EventType): Shown<EventType>[] {
    return [...(this.waiting.get(type)?.values() ?? [])].flat().filter(({ event }) => !this.later.has(event));
  }
}

/** The log's own events have no rows in a service. */
function isRowOf(type: EventType): boolean {
  return (PARTS as readonly string[]).includes(publisherOf(type));
}

function tellProblem(
  found: Verification,
  service: Part,
  { of, problem, subject, detail }: Extract<StateLine, { problem: string }>,
): void {
  const more = detail === undefined ? '' : ` (${detail})`;
  found.fail(
    problem.startsWith('file-') ? 'files-whole' : 'rows-logged',
    `${service} 的 ${of} ${subject}：${problem}${more}`,
    `${service}: ${problem} of ${of} ${subject}${more}`,
  );
}

/** Says of each altered row which record it was, as far as that can be told, and in what it differs. */
function pair(found: Verification, type: EventType, rows: readonly Row[], records: Shown<EventType>[]): void {
  const left = [...records];
  for (const { service, payload } of rows) {
    const looked = left
      .slice(0, MOST_PAIRED)
      .map((record) => ({ record, differs: differences(payload, record.payload) }));
    const nearest = looked.sort((a, b) => a.differs.length - b.differs.length)[0];
    if (!nearest) {
      found.fail(
        'rows-logged',
        `${service} 有未记入日志的 ${type}：${short(payload)}`,
        `${service} has a row of ${type} that was never logged: ${short(payload)}`,
      );
      continue;
    }
    left.splice(left.indexOf(nearest.record), 1);
    const { index, event } = nearest.record;
    found.fail(
      'rows-logged',
      `${service} 的数据被改动：${type} ${event}（日志第${index}条）：${tell(nearest.differs, 'zh')}`,
      `a row of ${service} was altered: ${type} ${event} (entry ${index}): ${tell(nearest.differs, 'en')}`,
    );
  }
  for (const { event, index, type: of } of left)
    found.fail(
      'rows-logged',
      `${publisherOf(of)} 没有日志第${index}条 ${of} ${event} 的数据`,
      `${publisherOf(of)} has no rows for ${of} ${event}, entry ${index} of the log`,
    );
}
