import { type PlatformClient, ProblemError, type Tender } from '@mingtang/client';
import { type OpeningEntry } from '@mingtang/contracts';
import { formatMoney } from '@mingtang/procedure/money';
import { until, untilInstant } from '../patience';
import { type Report } from '../report';

interface OpeningRecord {
  readonly entries: readonly OpeningEntry[];
}

const OPENING_PATIENCE_MS = 180_000;

/** Waits for the deadline and for custodians to open the bids of a lot, and tells what the record says. */
export async function followOpening(
  anyone: PlatformClient,
  tender: Tender,
  lot: string,
  report: Report,
): Promise<void> {
  const deadline = tender.timetable?.submissionDeadline ?? '';
  const seconds = Math.max(0, Math.round((Date.parse(deadline) - Date.now()) / 1_000));
  report({
    zh: `等待投标截止（还有 ${seconds} 秒）；此前任何人都看不到报价 (BID-04)`,
    en: `waiting ${seconds} s for the deadline; until then nobody can see a price (BID-04)`,
  });
  await untilInstant(deadline);
  const { entries } = await until(
    'the opening record',
    () => published<OpeningRecord>(anyone, `/api/bidding/projects/${tender.id}/lots/${lot}/opening-record`),
    OPENING_PATIENCE_MS,
  );
  report({
    zh: `保管人在截止后释放密钥份额，标段 ${lot} 开标完成，开标记录已公布 (OPN-01, OPN-03)：`,
    en: `custodians released their shares after the deadline; lot ${lot} is opened and its record public (OPN-01, OPN-03):`,
  });
  for (const { bidder, price, outcome, reason, version } of entries)
    report({
      zh: `  ${bidder.name}（第 ${version} 版）：${price ? formatMoney(price, 'zh') : `${outcome} ${reason ?? ''}`}`,
      en: `  ${bidder.name} (version ${version}): ${price ? formatMoney(price, 'en') : `${outcome} ${reason ?? ''}`}`,
    });
}

/** Waits until the public register says that a lot found too few bids (OPN-02). */
export async function followFailure(
  anyone: PlatformClient,
  { id }: Tender,
  lot: string,
  report: Report,
): Promise<void> {
  interface Page {
    readonly lots: readonly { readonly lot: string; readonly openingFailure?: { bids: number; minimum: number } }[];
  }
  const failure = await until('the failure of the lot', async () => {
    const page = await published<Page>(anyone, `/api/disclosure/register/projects/${id}`);
    return page?.lots.find((facts) => facts.lot === lot)?.openingFailure;
  });
  report({
    zh: `标段 ${lot} 仅 ${failure.bids} 家投标，少于 ${failure.minimum} 家，不予开标 (OPN-02)`,
    en: `lot ${lot} found ${failure.bids} bids, fewer than ${failure.minimum}, and is not opened (OPN-02)`,
  });
}

async function published<T>(client: PlatformClient, path: string): Promise<T | undefined> {
  try {
    return await client.get<T>(path);
  } catch (error) {
    if (error instanceof ProblemError && (error.status === 404 || error.status === 409)) return undefined;
    throw error;
  }
}
