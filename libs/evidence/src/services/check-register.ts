import { publicFacts, tellsSecret } from '@mingtang/contracts';
import { addMilliseconds, compareInstants, isBefore } from '@mingtang/procedure/time';
import { linesOf } from '../bundle/bundle';
import { type BundleFile, type RegisterLine } from '../bundle/files';
import { type Recorded, type Records } from '../log/records';
import { standingLots } from '../procedure/fold-records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type LaterEvents } from './check-events';
import { checkKept, KeptOnce } from './check-kept';
import { differences, tell } from './differences';

type Step = Extract<RegisterLine, { event: string }>;

/** By so much the register may be behind the log before that is a fault. */
const LONGEST_BEHIND_MS = 3_600_000;

/** That the public register tells of each event what the log holds of it, and hides none; it may be behind the log. */
export async function checkRegister(
  found: Verification,
  tender: Tender,
  records: Records,
  later: LaterEvents,
  { madeAt }: Pick<BundleFile, 'madeAt'>,
): Promise<void> {
  const seen = new Set<string>();
  const kept = new KeptOnce(found, 'disclosure');
  for await (const { value } of linesOf(found.bundle, 'disclosure/register.ndjson')) {
    const line = value as RegisterLine;
    found.count('register-true');
    if ('part' in line) {
      kept.add(line);
      checkKept(found, 'disclosure', line, records);
    } else {
      if (seen.has(line.event))
        found.fail(
          'register-true',
          `公示平台的步骤 ${line.of} ${line.event} 重复`,
          `the register shows ${line.of} ${line.event} twice`,
        );
      seen.add(line.event);
      checkStep(found, line, records.withEvent(line.event));
    }
  }
  const last = Math.max(-1, ...[...seen].map((event) => records.withEvent(event)?.index ?? -1));
  // What would tell of offers that are secret it shows once they are told.
  const lots = standingLots(tender, records, last);
  const overdue = addMilliseconds(madeAt, -LONGEST_BEHIND_MS);
  for (const record of records.all()) {
    const { type, event, index, time, payload: data } = record;
    if (later.has(event) || seen.has(event) || data === undefined || tellsSecret({ type, data }, lots)) continue;
    if (index < last || isBefore(time, overdue))
      found.fail(
        'register-true',
        `公示平台未展示 ${type} ${event}（日志第${index}条）`,
        `the register does not show ${type} ${event}, entry ${index} of the log`,
      );
    else
      found.remark(
        'register-true',
        `公示平台尚未展示 ${type} ${event}（${time}）`,
        `the register does not show ${type} ${event} of ${time} yet`,
      );
  }
}

function checkStep(found: Verification, step: Step, record: Recorded | undefined): void {
  const { of, event } = step;
  if (!record) {
    found.fail(
      'register-true',
      `公示平台的步骤 ${of} ${event} 未记入日志`,
      `the register shows ${of} ${event}, which was never logged`,
    );
    return;
  }
  const { type, time, actorRole, payload } = record;
  const lot = payload && 'lot' in payload ? payload.lot : undefined;
  const [shown, logged] = [
    { of, actorRole: step.actorRole, ...(payload && { lot: step.lot, facts: step.facts }) },
    { of: type, actorRole, ...(payload && { lot, facts: publicFacts(type, payload) }) },
  ];
  const differing = differences(shown, logged);
  if (compareInstants(step.time, time) !== 0) differing.push({ path: 'time', here: step.time, there: time });
  if (differing.length > 0)
    found.fail(
      'register-true',
      `公示平台的步骤 ${of} ${event} 被改动：${tell(differing, 'zh')}`,
      `the register’s ${of} ${event} was altered: ${tell(differing, 'en')}`,
    );
}
