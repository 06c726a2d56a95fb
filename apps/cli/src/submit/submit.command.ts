import { session } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { addFirstBidOptions, type FirstBidOptions, sealFirst } from '../seal/seal-first';
import { submitFolder } from './submit-folder';

/** `mingtang submit`: sends a sealed bid; repeating it goes on where it stopped and changes nothing twice. */
export const addSubmit: AddCommand = (program, context) => {
  const command = program
    .command('submit <folder>')
    .description(
      context.text({
        zh: '递交已加密的投标文件；中断后重新运行即可续传，不会重复递交',
        en: 'submit a sealed bid; run it again after an interruption and it goes on',
      }),
    )
    .action(async (folder: string) => {
      await submitFolder(await session(command, context), new BidFolder(folder), context);
    });
};

/** `mingtang bid`: seals and submits in one go. */
export const addBid: AddCommand = (program, context) => {
  const command = program
    .command('bid')
    .description(context.text({ zh: '加密并递交投标文件', en: 'seal a bid and submit it' }));
  addFirstBidOptions(command, context).action(async (options: FirstBidOptions) => {
    const account = await session(command, context);
    await submitFolder(account, await sealFirst(account, options, context), context);
  });
};
