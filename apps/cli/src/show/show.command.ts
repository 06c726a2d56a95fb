import { answerTo } from '@mingtang/client';
import { anonymous } from '../account/session';
import { type AddCommand } from '../context';
import { pageLines, type RegisterPage, type RegisterStep } from './page-lines';

/** `mingtang show`: a project's page of the public register, every step with its time. */
export const addShow: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('show <project>')
    .description(text({ zh: '查看公开登记簿中的项目', en: 'show a project’s page of the public register' }))
    .option('--json', text({ zh: '原样输出 JSON', en: 'as the JSON that it is' }))
    .action(async (project: string, { json }: { json?: boolean }) => {
      const client = await anonymous(command, context);
      const path = '/api/disclosure/register/projects/{project}';
      const page = (await answerTo(client.api.GET(path, { params: { path: { project } } }))) as unknown as RegisterPage;
      if (json) {
        terminal.say(JSON.stringify(page, null, 2));
        return;
      }
      const steps: RegisterStep[] = [];
      const everyStep = client.everyOf((api, at) =>
        api.GET(`${path}/steps`, { params: { path: { project }, query: at } }),
      );
      for await (const step of everyStep) steps.push(step as RegisterStep);
      for (const line of pageLines(page, steps, terminal.language)) terminal.say(line);
    });
};
