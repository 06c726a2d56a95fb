import { EVENTS, type EventType, type StandingLot, tellsSecret } from '@mingtang/contracts';
import { addMilliseconds, isBefore } from '@mingtang/procedure/time';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type CheckCode } from '../checks';
import { type Verification } from '../verification';

/** An act may be under way for long before it is logged, and whoever doubts can ask for a newer bundle. */
const PATIENCE_MS = 3_600_000;

/** While one of these fails, a record may be missing because somebody altered the bundle. */
const OF_RECORDS: readonly CheckCode[] = [
  'log-signed',
  'log-fresh',
  'records-included',
  'records-formed',
  'payloads-match',
  'sequence-whole',
  'sealed-listed',
];

/** What there is to know of an act that is not among the records of a bundle. */
export interface MissingAct {
  readonly type: EventType;
  /** When it was done; undefined where only its place in the log is known. */
  readonly time?: string;
  /** Of its entry, where it is proven to be in the log. */
  readonly index?: number;
}

/**
 * Why it does not follow, from an act's not being in a bundle, that the log has dropped it. To say that of a true receipt would accuse the
 * platform falsely, so it is said only where nothing else can be.
 * @returns undefined where it does follow
 */
export function whyMissing(
  found: Verification,
  { type, time, index }: MissingAct,
  of: { readonly lots: readonly StandingLot[]; readonly size: number; readonly madeAt: string },
): Bilingual | undefined {
  const { lots, size, madeAt } = of;
  if (index !== undefined && index >= size)
    return {
      zh: `尚不在本证据包中：其记录为日志第${index}条，证据包所载日志为${size}条；请下载新的证据包`,
      en: `is not in this bundle yet: its record is entry ${index}, and the bundle's log has ${size}; fetch a newer one`,
    };
  if (!isListed(type, lots)) {
    const cancelled = lots.some(({ stand }) => stand.stage === 'cancelled');
    return cancelled
      ? {
          zh: '所确认的是密封记录：项目在公布之前已取消，不再公布；请以 .tlog-proof 证明其在日志中',
          en: 'is for an act that was sealed when the project was cancelled, and is never listed: its .tlog-proof shows that the log holds it',
        }
      : {
          zh: '尚未公布：所投标段、轮次开启之前，投标人的行为密封于日志；请在开标后再核对，或以 .tlog-proof 证明其在日志中',
          en: 'is not listed yet: what bidders do stays sealed in the log until the round of their lot is opened. Hold it against a bundle made after that; its .tlog-proof shows now that the log holds it',
        };
  }
  if (time !== undefined && !isBefore(time, addMilliseconds(madeAt, -PATIENCE_MS)))
    return {
      zh: `尚不在本证据包中（制作于 ${madeAt}）：请下载新的证据包`,
      en: `is not in this bundle yet, which was made at ${madeAt}: fetch a newer one`,
    };
  if (OF_RECORDS.some((code) => found.failed(code)))
    return {
      zh: '无法核对：证据包中的日志记录本身有误，见上',
      en: 'cannot be told by this bundle, whose records are not whole themselves, as said above',
    };
  return undefined;
}

/** Whether sealed records of a type are listed by now, of whatever lot; others never wait. */
function isListed(type: EventType, lots: readonly StandingLot[]): boolean {
  const { secrecy } = EVENTS[type];
  if (secrecy.kind !== 'sealed') return true;
  if (secrecy.until === 'notice') return lots.length > 0;
  return !tellsSecret({ type, data: {} as never }, lots);
}
