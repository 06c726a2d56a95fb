import { session } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { withdrawFolder } from '../submit/submit-folder';

/** `mingtang withdraw`: takes a bid back before the deadline (BID-03). */
export const addWithdraw: AddCommand = (program, context) => {
  const { text } = context;
  const command = program
    .command('withdraw <folder>')
    .description(text({ zh: '在截止时间前撤回投标文件 (BID-03)', en: 'withdraw a bid before the deadline (BID-03)' }))
    .option(
      '--without-key',
      text({
        zh: 'bid-key.json 已遗失：不签名撤回，公开记录将注明仅凭账号撤回',
        en: 'bid-key.json is lost: withdraw unsigned; the public record will say that it was by the account alone',
      }),
    )
    .action(async (folder: string, { withoutKey = false }: { withoutKey?: boolean }) => {
      await withdrawFolder(await session(command, context), new BidFolder(folder), context, withoutKey);
    });
};
