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
      const path = `/api/disclosure/register/projects/${encodeURIComponent(project)}`;
      const page = await client.get<RegisterPage>(path);
      if (json) {
        terminal.say(JSON.stringify(page, null, 2));
        return;
      }
      const steps: RegisterStep[] = [];
      for await (const step of client.all<RegisterStep>(`${path}/steps`)) steps.push(step);
      for (const line of pageLines(page, steps, terminal.language)) terminal.say(line);
    });
};
