import { session } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { withdrawFolder } from '../submit/submit-folder';

/** `mingtang withdraw`: takes a bid back before the deadline (BID-03). */
export const addWithdraw: AddCommand = (program, context) => {
  const command = program
    .command('withdraw <folder>')
    .description(
      context.text({ zh: '在截止时间前撤回投标文件 (BID-03)', en: 'withdraw a bid before the deadline (BID-03)' }),
    )
    .action(async (folder: string) => {
      await withdrawFolder(await session(command, context), new BidFolder(folder), context);
    });
};
