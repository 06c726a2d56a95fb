import { isEventType } from '@mingtang/contracts';
import { digestOf } from '@mingtang/transparency';
import { linesOf } from '../bundle/bundle';
import { type BundleFile, type KeptLine, type Part, PARTS } from '../bundle/files';
import { type Recorded, type Records } from '../log/records';
import { type Verification } from '../verification';
import { type LaterEvents } from './check-events';
import { differences, tell } from './differences';
import { isOverdue } from './log-behind';
import { owedParts } from './owed-parts';

/** That what services keep of each other's events is what the log holds of them; it may be behind the log. The register comes apart. */
export async function checkKeptParts(
  found: Verification,
  records: Records,
  later: LaterEvents,
  { madeAt }: Pick<BundleFile, 'madeAt'>,
): Promise<void> {
  for (const service of PARTS.filter((part) => part !== 'disclosure')) {
    const seen = new KeptOnce(found, service);
    const kept = new Set<Recorded>();
    for await (const { value } of linesOf(found.bundle, `${service}/register.ndjson`)) {
      found.count('register-true');
      seen.add(value as KeptLine);
      const record = checkKept(found, service, value as KeptLine, records);
      if (record) kept.add(record);
    }
    for (const { record, from } of owedParts(service, records))
      if (!kept.has(record) && !later.has(record.event)) tellLeftOut(found, service, record, isOverdue(from, madeAt));
  }
}

function tellLeftOut(found: Verification, service: Part, { type, event }: Recorded, overdue: boolean): void {
  if (overdue)
    found.fail(
      'register-true',
      `${service} 未载其据以办理的 ${type} ${event}：文件中缺少`,
      `what ${service} keeps of ${type} ${event} is left out`,
    );
  else
    found.remark(
      'register-true',
      `${service} 尚未载有 ${type} ${event}`,
      `${service} does not keep ${type} ${event} yet`,
    );
}

/** What a service keeps of others, each once. */
export class KeptOnce {
  private readonly seen = new Set<string>();

  constructor(
    private readonly found: Verification,
    private readonly service: Part,
  ) {}

  add(line: KeptLine): void {
    const text = digestOf(line);
    if (this.seen.has(text))
      this.found.fail(
        'register-true',
        `${this.service} 所载 ${line.of} 重复`,
        `${this.service} keeps the same of ${line.of} twice`,
      );
    this.seen.add(text);
  }
}

/** Against the record of its event, or the latest of the kind: of a notice, that of its revision; of a refusal, that of its id. @returns the record. */
export function checkKept(
  found: Verification,
  service: Part,
  { of, event, part }: KeptLine,
  records: Records,
): Recorded | undefined {
  const { lot, refusal, published } = part as {
    lot?: unknown;
    refusal?: unknown;
    published?: { revision?: unknown };
  };
  const candidates = isEventType(of) ? records.of(of) : [];
  const record = candidates.findLast(({ payload, event: id }) => {
    if (event !== undefined) return id === event;
    const logged = payload as { lot?: unknown; refusal?: unknown; published?: { revision?: unknown } };
    return (
      logged.lot === lot &&
      (refusal === undefined || logged.refusal === refusal) &&
      (published === undefined || logged.published?.revision === published.revision)
    );
  });
  if (!record) {
    found.fail('register-true', `${service} 所载 ${of} 未记入日志`, `${service} keeps ${of} that was never logged`);
    return undefined;
  }
  const payload = record.payload as Readonly<Record<string, unknown>>;
  const differing = differences(part, Object.fromEntries(Object.keys(part).map((key) => [key, payload[key]])));
  if (differing.length > 0)
    found.fail(
      'register-true',
      `${service} 所载 ${of} ${record.event} 被改动：${tell(differing, 'zh')}`,
      `what ${service} keeps of ${of} ${record.event} was altered: ${tell(differing, 'en')}`,
    );
  return record;
}
