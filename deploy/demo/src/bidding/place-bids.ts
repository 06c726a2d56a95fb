import { type Tender, withdrawBid } from '@mingtang/client';
import { type Cast } from '../cast/cast';
import { type Report } from '../report';
import { type Offer } from './offers';
import { sendOffer } from './sealed-offer';

/** Every bidder seals and sends its offers; one replaces its bid, one withdraws. */
export async function placeBids(cast: Cast, tender: Tender, offers: readonly Offer[], report: Report): Promise<void> {
  report({
    zh: '演示报价为虚构：真实公告从未公布各家报价',
    en: 'the bid prices are made up for the demo: the real notice never published them',
  });
  for (const offer of offers) await placeBid(cast, tender, offer, report);
}

async function placeBid(cast: Cast, tender: Tender, offer: Offer, report: Report): Promise<void> {
  const bidder = cast.player(offer.bidder);
  const name = bidder.account.organisation?.name ?? offer.bidder;
  const first = await sendOffer(bidder, tender, offer);
  report({
    zh: `${name} 在本机加密并递交标段 ${offer.lot} 的投标文件，回执签名有效（${first.receipt.time}）`,
    en: `${offer.bidder} seals and submits a bid for lot ${offer.lot}; its signed receipt is good (${first.receipt.time})`,
  });
  if (offer.replacedBy !== undefined) {
    const { drawingsBytes, lot, replacedBy } = offer;
    const second = await sendOffer(bidder, tender, { lot, drawingsBytes, price: replacedBy, replaces: first });
    report({
      zh: `${name} 在截止前替换投标文件，第 ${second.manifest.version} 版 (BID-03)`,
      en: `${offer.bidder} replaces its bid before the deadline, version ${second.manifest.version} (BID-03)`,
    });
  }
  if (offer.withdrawn) {
    await withdrawBid(bidder.client, first.manifest, first.signer);
    report({ zh: `${name} 在截止前撤回投标文件 (BID-03)`, en: `${offer.bidder} withdraws its bid in time (BID-03)` });
  }
}
