import { announceTender } from './announcing/announce-tender';
import { clarifyTender } from './announcing/clarify';
import { RE_ROOFING } from './announcing/real-notices';
import { RE_ROOFING_TERMS } from './announcing/terms';
import { followFailure, followOpening } from './bidding/follow-opening';
import { OFFERS, WITHOUT_SECURITY } from './bidding/offers';
import { placeBids } from './bidding/place-bids';
import { registerBidders } from './bidding/register-bidders';
import { type Cast } from './cast/cast';
import { discloseResult } from './disclosing/disclose-result';
import { formCommittee } from './evaluating/committee';
import { reviewBids, scoreBids, signReport } from './evaluating/evaluate-bids';
import { fillExpertPool } from './evaluating/expert-pool';
import { readDocuments } from './evaluating/read-documents';
import { type Report } from './report';

const PLAYED_LOT = '1';
const FAILING_LOT = '2';

/**
 * Plays a real tender from the import of its notice to its published contract: lot 1 to the end, lot 2 until it fails for want
 * of bids and is made ready to be tendered again.
 * @param secondsPerDay how many seconds one legal day takes; the 20 days for bids must leave time to seal and send them.
 * @returns the project's id.
 */
export async function playTender(cast: Cast, secondsPerDay: number, report: Report): Promise<string> {
  const tenderer = cast.player('tenderer');
  const toAnnounce = { notice: RE_ROOFING, terms: RE_ROOFING_TERMS, secondsPerDay };
  await fillExpertPool(cast, report);
  const tender = await announceTender(tenderer, toAnnounce, report);

  const bidders = [...new Set(OFFERS.map(({ bidder }) => bidder))];
  await clarifyTender(cast, tenderer, bidders[0] ?? '', tender, report);
  await registerBidders(cast, tender, bidders, WITHOUT_SECURITY, report);
  await placeBids(cast, tender, OFFERS, report);
  await followOpening(cast.anyone, tender, PLAYED_LOT, report);
  await followFailure(cast.anyone, tender, FAILING_LOT, report);

  const members = await formCommittee(cast, tenderer, tender, PLAYED_LOT, report);
  const [member] = members;
  if (member) await readDocuments(member, tender, PLAYED_LOT, report);
  await reviewBids(members, tender, PLAYED_LOT, report);
  await scoreBids(members, tender, PLAYED_LOT, report);
  await signReport(members, tender, PLAYED_LOT, report);
  await discloseResult(cast, tenderer, tender, PLAYED_LOT, report);

  const rerun = await tenderer.client.post<{ id: string }>(`/api/announcement/projects/${tender.id}/reruns`);
  report({
    zh: `为流标的标段 ${FAILING_LOT} 生成重新招标草稿 ${rerun.id}`,
    en: `a draft to tender lot ${FAILING_LOT} again is made: ${rerun.id}`,
  });
  report({
    zh: `全过程公开可查：/api/disclosure/register/projects/${tender.id}`,
    en: `every step is public at /api/disclosure/register/projects/${tender.id}`,
  });
  return tender.id;
}
