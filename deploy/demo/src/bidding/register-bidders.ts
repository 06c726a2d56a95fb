import { type Tender } from '@mingtang/client';
import { type Money } from '@mingtang/procedure/money';
import { type Cast } from '../cast/cast';
import { onceKnown } from '../patience';
import { type Report } from '../report';

interface Registration {
  readonly paymentReference: string;
  readonly securityAsked?: Money;
}

/** Bidders register; their banks pay the security, which the operator records by payment reference, not knowing whose it is. */
export async function registerBidders(
  cast: Cast,
  { id }: Tender,
  bidders: readonly string[],
  withoutSecurity: string,
  report: Report,
): Promise<void> {
  const path = `/api/bidding/projects/${id}`;
  const registrations = await Promise.all(
    bidders.map(async (bidder) => ({
      bidder,
      registration: await onceKnown(['project-unknown'], () =>
        cast.player(bidder).client.post<Registration>(`${path}/registrations`),
      ),
    })),
  );
  report({
    zh: `${bidders.length} 家投标人获取招标文件；名称和数量在开标前保密 (ANN-09)`,
    en: `${bidders.length} bidders register; names and number stay secret until opening (ANN-09)`,
  });
  const { client: operator } = cast.player('operator');
  const paying = registrations.filter(({ bidder }) => bidder !== withoutSecurity);
  await Promise.all(
    paying.map(({ registration: { paymentReference, securityAsked } }, index) =>
      operator.post(`${path}/security-payments`, {
        paymentReference,
        amount: securityAsked,
        payerAccount: `62220000000000000${100 + index}`,
      }),
    ),
  );
  report({
    zh: `平台运营者按付款附言登记 ${paying.length} 笔投标保证金，不知付款单位；${withoutSecurity} 未缴纳 (BID-01)`,
    en: `the operator records ${paying.length} securities by payment reference, not knowing whose; ${withoutSecurity} pays none (BID-01)`,
  });
}
