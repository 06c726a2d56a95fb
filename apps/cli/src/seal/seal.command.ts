import { session } from '../account/session';
import { type AddCommand } from '../context';
import { addFirstBidOptions, type FirstBidOptions, sealFirst } from './seal-first';

/** `mingtang seal`: encrypts a bid on this machine; nothing is sent. */
export const addSeal: AddCommand = (program, context) => {
  const command = program.command('seal').description(
    context.text({
      zh: '在本机加密投标文件，不发送任何内容',
      en: 'seal a bid on this machine; nothing is sent',
    }),
  );
  addFirstBidOptions(command, context).action(async (options: FirstBidOptions) => {
    await sealFirst(await session(command, context), options, context);
  });
};
