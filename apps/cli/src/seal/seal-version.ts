import { createWriteStream } from 'node:fs';
import { Writable } from 'node:stream';
import { readTender, type Tender } from '@mingtang/client';
import { type PlatformClient } from '@mingtang/client';
import { envelopesOf, envelopesOfRound, type OfferRound, roundsOf } from '@mingtang/procedure/bidding';
import { compareMoney, formatMoney, type Money } from '@mingtang/procedure/money';
import { definitionOf, stageName } from '@mingtang/procedure/procedures';
import {
  type BidManifest,
  CustodyError,
  envelopesToSeal,
  sealBid,
  type SigningKey,
  type SoundCustody,
  soundCustody,
} from '@mingtang/sealing';
import { BidFolder } from '../bid-folder/bid-folder';
import { CliError, EXIT } from '../terminal/exit-codes';
import { type Terminal } from '../terminal/terminal';
import { documentsFrom } from './documents';
import { type OfferOptions, priceOf, scheduleOf } from './offer-options';

/** Which version of which bid is sealed, and for whom. */
export interface VersionToSeal extends Pick<BidManifest, 'project' | 'lot' | 'bid' | 'version'> {
  /** Organisation key of the bidder. */
  readonly bidder: string;
  readonly signer: SigningKey;
}

/**
 * Seals one bid version into a new folder, to the custodians that the project's public page names.
 * @throws {CliError} where the project takes no bids, the price cannot stand, or its custodians are not sound.
 */
export async function sealVersion(
  client: PlatformClient,
  toSeal: VersionToSeal,
  offer: OfferOptions,
  path: string,
  terminal: Terminal,
): Promise<BidFolder> {
  const tender = await readTender(client, toSeal.project);
  const { round } = roundOf(tender, toSeal.lot);
  const envelopes = envelopesOfRound(envelopesOf(tender.procedure), round);
  const price = priceOf(offer, tender.draft, envelopes);
  tellOfTender(tender, toSeal.lot, price, terminal);
  const custody = custodyOf(tender);
  const { threshold, custodians } = custody;
  terminal.note({
    zh: `开标密钥由 ${custodians.length} 家保管、${threshold} 家方可开启：${custodians.map(({ name }) => name).join('、')}`,
    en: `any ${threshold} of ${custodians.length} custodians can open it: ${custodians.map(({ name }) => name).join(', ')}`,
  });
  const documents = await documentsFrom(offer.document ?? [], envelopes, terminal);
  const priceSchedule = await scheduleOf(offer);
  const folder = await BidFolder.create(path);
  const { keys, ...sealed } = await sealBid({
    ...toSeal,
    round,
    custody,
    envelopes: envelopesToSeal(envelopes, {
      ...(price && { price }),
      ...(priceSchedule !== undefined && { priceSchedule }),
      documents,
    }),
    now: new Date().toISOString(),
    store: (file) => Writable.toWeb(createWriteStream(folder.fileOf(file), { flags: 'wx', flush: true })),
  });
  await folder.writeSealed(sealed, { keys, signer: toSeal.signer });
  return folder;
}

function custodyOf({ custody }: Tender): SoundCustody {
  try {
    return soundCustody(custody);
  } catch (error) {
    if (!(error instanceof CustodyError)) throw error;
    throw new CliError(EXIT.refused, {
      zh: `该项目的开标密钥保管安排有问题，不予加密：${error.message}`,
      en: `the custody of this project is not sound, so nothing is sealed: ${error.message}`,
    });
  }
}

/** The round whose offers a lot takes now, by its procedure. @throws {CliError} for a lot that there is not, or that takes none. */
function roundOf({ draft, lots, procedure }: Tender, lotId: string): OfferRound {
  const lot = lots.find(({ id }) => id === lotId);
  if (!lot) {
    const known = draft.lots.map(({ id }) => id).join(', ');
    throw new CliError(EXIT.usage, {
      zh: `没有标段 ${lotId}；有：${known}`,
      en: `no lot ${lotId}; there are: ${known}`,
    });
  }
  const definition = definitionOf(procedure);
  const round = roundsOf(definition).find(({ submit }) => definition.acts[submit]?.in.includes(lot.stage));
  if (round) return round;
  const { zh, en } = stageName(definition, lot.stage);
  throw new CliError(EXIT.refused, {
    zh: `该标段不接收${definition.words.offer.zh}（阶段：${zh}）`,
    en: `the lot takes no ${definition.words.offer.en} (stage: ${en})`,
  });
}

function tellOfTender(tender: Tender, lotId: string, price: Money | undefined, terminal: Terminal): void {
  const { draft, timetable, title, sandbox } = tender;
  const lot = draft.lots.find(({ id }) => id === lotId);
  terminal.note({
    zh: `${title} · ${lot?.title}${sandbox ? ' · 沙盒项目，无法律效力' : ''} · 首轮截止 ${timetable?.submissionDeadline}`,
    en: `${title} · ${lot?.title}${sandbox ? ' · sandbox, binds nobody' : ''} · first round until ${timetable?.submissionDeadline}`,
  });
  if (lot?.maximumPrice && price && compareMoney(price, lot.maximumPrice) > 0)
    terminal.note({
      zh: `⚠ 报价高于最高投标限价 ${formatMoney(lot.maximumPrice, 'zh')}，将被否决 (ANN-10)`,
      en: `⚠ the price is above the maximum of ${formatMoney(lot.maximumPrice, 'en')} and will be rejected (ANN-10)`,
    });
}
