import { randomUUID } from 'node:crypto';
import { organisationKey } from '@mingtang/contracts';
import { generateSigningKey } from '@mingtang/sealing';
import { type Command } from 'commander';
import { type Session } from '../account/session';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Context } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';
import { addOfferOptions, type OfferOptions } from './offer-options';
import { sealVersion } from './seal-version';

/** Options of the commands that seal a first bid. */
export interface FirstBidOptions extends OfferOptions {
  readonly project: string;
  readonly lot: string;
  readonly out: string;
}

export function addFirstBidOptions(command: Command, context: Context): Command {
  const { text } = context;
  command
    .requiredOption('--project <id>', text({ zh: '项目编号', en: 'project' }))
    .requiredOption('--lot <id>', text({ zh: '标段编号', en: 'lot' }));
  return addOfferOptions(command, context).requiredOption(
    '--out <folder>',
    text({ zh: '存放加密投标文件的新目录', en: 'new folder for the sealed bid' }),
  );
}

/** Seals a first bid of the signed-in account's organisation. @throws {CliError} where it belongs to none. */
export async function sealFirst(
  { client, organisation }: Session,
  { project, lot, out, ...offer }: FirstBidOptions,
  { terminal }: Context,
): Promise<BidFolder> {
  if (!organisation)
    throw new CliError(EXIT.refused, {
      zh: '该账号不属于任何单位，不能投标',
      en: 'this account belongs to no organisation, so it cannot bid',
    });
  const bid = randomUUID();
  const toSeal = { project, lot, bid, version: 1, bidder: organisationKey(organisation), signer: generateSigningKey() };
  const folder = await sealVersion(client, toSeal, offer, out, terminal);
  terminal.say({
    zh: `已加密：投标编号 ${bid} → ${out}。请妥善保管其中的 bid-key.json`,
    en: `sealed: bid ${bid} → ${out}. Keep the bid-key.json in it safe`,
  });
  return folder;
}
