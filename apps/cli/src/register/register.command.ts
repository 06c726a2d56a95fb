import { answerTo } from '@mingtang/client';
import { formatMoney } from '@mingtang/procedure/money';
import { session } from '../account/session';
import { type AddCommand } from '../context';

/** `mingtang register`: registers for a project, which a bid needs, and says how to pay the bid security. */
export const addRegister: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('register <project>')
    .description(text({ zh: '获取招标文件（投标的前提）', en: 'register for a project, which a bid needs' }))
    .action(async (project: string) => {
      const { client } = await session(command, context);
      const { id, registeredAt, paymentReference, securityAsked } = await answerTo(
        client.api.POST('/api/bidding/projects/{project}/registrations', { params: { path: { project } } }),
      );
      terminal.say({ zh: `已获取招标文件：${id}，${registeredAt}`, en: `registered: ${id} at ${registeredAt}` });
      if (!securityAsked) return;
      terminal.say({
        zh: `投标保证金 ${formatMoney(securityAsked, 'zh')}，从基本账户转出，附言 ${paymentReference} (BID-01)`,
        en: `bid security ${formatMoney(securityAsked, 'en')} from the basic account, with the reference ${paymentReference} (BID-01)`,
      });
    });
};
