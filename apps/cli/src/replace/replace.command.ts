import { generateSigningKey } from '@mingtang/sealing';
import { session } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { addOfferOptions, type OfferOptions } from '../seal/offer-options';
import { sealVersion } from '../seal/seal-version';
import { submitFolder } from '../submit/submit-folder';

interface ReplaceOptions extends OfferOptions {
  readonly out: string;
  readonly withoutKey?: boolean;
}

/** `mingtang replace`: seals the next version of a bid and submits it (BID-03); where final offers are called for, the final offer (GP-10). */
export const addReplace: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program.command('replace <folder>').description(
    text({
      zh: '在截止时间前用新的投标文件替换原投标文件 (BID-03)；要求提交最后报价时，提交最后报价 (GP-10)',
      en: 'replace a bid by a new version before the deadline (BID-03); where final offers are called for, make or replace yours (GP-10)',
    }),
  );
  addOfferOptions(command, context)
    .requiredOption('--out <folder>', text({ zh: '存放新版本的新目录', en: 'new folder for the new version' }))
    .option(
      '--without-key',
      text({
        zh: 'bid-key.json 已遗失：换用新的签名密钥，公开记录将注明仅凭账号更换',
        en: 'bid-key.json is lost: sign by a new key; the public record will say that the account alone changed it',
      }),
    )
    .action(async (folder: string, { out, withoutKey, ...offer }: ReplaceOptions) => {
      const account = await session(command, context);
      const earlier = new BidFolder(folder);
      const { project, lot, bid, bidder, version } = await earlier.manifest();
      const signer = withoutKey ? generateSigningKey() : (await earlier.key()).signer;
      const toSeal = { project, lot, bid, bidder, version: version + 1, signer };
      const next = await sealVersion(account.client, toSeal, offer, out, terminal);
      await submitFolder(account, next, context);
    });
};
