import { type Tender } from '@mingtang/client';
import { formatMoney, type Money, percentOf } from '@mingtang/procedure/money';
import { type Cast, type Player } from '../cast/cast';
import { onceKnown, untilInstant } from '../patience';
import { type Report } from '../report';

interface Organisation {
  readonly id: string;
  readonly name: string;
}

interface Candidates {
  readonly candidates: readonly {
    readonly rank: number;
    readonly bidder: Organisation;
    readonly price: Money;
    readonly total?: string;
  }[];
  readonly objectionsUntil: string;
}

/** Candidates, an objection and its answer, award, notices, contract, and the return of securities. */
export async function discloseResult(
  cast: Cast,
  tenderer: Player,
  tender: Tender,
  lot: string,
  report: Report,
): Promise<void> {
  const path = `/api/disclosure/projects/${tender.id}/lots/${lot}`;
  const { candidates, objectionsUntil } = await publishCandidates(tenderer, path, report);
  await objectAndAnswer(cast, tenderer, path, candidates.at(-1)?.bidder, report);
  await untilInstant(objectionsUntil);
  await awardAndContract(tenderer, path, report);
  await returnSecurities(cast, tender, report);
}

async function publishCandidates({ client }: Player, path: string, report: Report): Promise<Candidates> {
  const published = await onceKnown(['project-unknown', 'lot-unknown', 'stage-does-not-allow'], () =>
    client.post<Candidates>(`${path}/candidates`),
  );
  report({ zh: '公示中标候选人 (DIS-01)：', en: 'the candidates are published (DIS-01):' });
  for (const { rank, bidder, price, total = '' } of published.candidates)
    report({
      zh: `  第 ${rank} 名 ${bidder.name}，${formatMoney(price, 'zh')}，综合得分 ${total}`,
      en: `  ${rank}. ${bidder.name}, ${formatMoney(price, 'en')}, total ${total}`,
    });
  return published;
}

async function objectAndAnswer(
  cast: Cast,
  tenderer: Player,
  path: string,
  objector: Organisation | undefined,
  report: Report,
): Promise<void> {
  const player = cast.all('bidder').find(({ account }) => account.organisation?.id === objector?.id);
  if (!player) throw new Error('none of the demo’s bidders is a candidate');
  const { id } = await player.client.post<{ id: string }>(`${path}/objections`, {
    grounds: '对第一中标候选人项目管理机构的评分提出异议，请予复核',
  });
  report({
    zh: `${player.account.organisation?.name} 提出异议，答复前暂停定标 (DIS-02)`,
    en: `${player.account.username} objects; nothing goes on until it is answered (DIS-02)`,
  });
  await tenderer.client.post(`${path}/objections/${id}/answer`, {
    answer: '经复核，评分符合招标文件公布的标准，维持评标结果',
    upheld: false,
  });
  report({ zh: '招标人答复异议：不成立', en: 'the tenderer answers the objection: not upheld' });
}

async function awardAndContract({ client }: Player, path: string, report: Report): Promise<void> {
  const { bidder, price } = await onceKnown(['period-not-over'], () =>
    client.post<{ bidder: Organisation; price: Money }>(`${path}/award`, { rank: 1 }),
  );
  report({
    zh: `公示期满，确定 ${bidder.name} 为中标人，${formatMoney(price, 'zh')} (DIS-03)`,
    en: `the publication period is over: awarded to ${bidder.name} at ${formatMoney(price, 'en')} (DIS-03)`,
  });
  const { notified } = await client.post<{ notified: number }>(`${path}/award-notice`);
  report({
    zh: `发出中标通知书，同时将结果通知 ${notified} 家投标人 (DIS-04)`,
    en: `the notice of award goes out and the result to ${notified} bidders at the same time (DIS-04)`,
  });
  await client.post(`${path}/contract`, {
    signedAt: new Date().toISOString(),
    price,
    performanceSecurity: percentOf(price, '5'),
  });
  report({
    zh: '按中标价签订并公布合同，履约保证金为合同价的 5% (DIS-05, DIS-06)',
    en: 'the contract is signed at the price of the bid and published, performance security 5 % (DIS-05, DIS-06)',
  });
}

interface Payment {
  readonly id: string;
  readonly state: string;
  readonly returnCause?: string;
}

async function returnSecurities(cast: Cast, { id }: Tender, report: Report): Promise<void> {
  const { client } = cast.player('operator');
  const path = `/api/bidding/projects/${id}/security-payments`;
  let returned = 0;
  for await (const { id: payment, state, returnCause } of client.all<Payment>(path)) {
    if (state !== 'paid') continue;
    await onceKnown(['security-return-not-due'], () =>
      client.post(`${path}/${payment}/return`, { cause: returnCause ?? 'contract-signed' }),
    );
    returned += 1;
  }
  report({
    zh: `退还 ${returned} 笔投标保证金 (DIS-05)`,
    en: `${returned} bid securities are returned (DIS-05)`,
  });
}
