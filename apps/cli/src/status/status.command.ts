import { answerTo, type PlatformClient } from '@mingtang/client';
import { session } from '../account/session';
import { type AddCommand } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';
import { BidFolder } from '../bid-folder/bid-folder';

interface StatusOptions {
  readonly project?: string;
  readonly lot?: string;
}

/** `mingtang status`: where one's own registration, security and bid stand, as JSON. */
export const addStatus: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('status [folder]')
    .description(
      text({
        zh: '查看本单位获取招标文件、缴纳保证金和投标的状态（JSON）',
        en: 'where your own registration, security and bid stand, as JSON',
      }),
    )
    .option('--project <id>', text({ zh: '项目编号（无目录时）', en: 'project, where no folder is given' }))
    .option('--lot <id>', text({ zh: '标段编号', en: 'lot' }))
    .action(async (folder: string | undefined, options: StatusOptions) => {
      const { project, lot } = folder === undefined ? options : await new BidFolder(folder).manifest();
      if (project === undefined)
        throw new CliError(EXIT.usage, { zh: '请给出投标目录或 --project', en: 'give a bid folder or --project' });
      const { client } = await session(command, context);
      const { api } = client;
      const registered = api.GET('/api/bidding/projects/{project}/registration', { params: { path: { project } } });
      const registration = (await answerTo(registered)) ?? null;
      const bid = lot === undefined ? null : await ownBid(api, project, lot);
      terminal.say(JSON.stringify({ registration, bid }, null, 2));
    });
};

async function ownBid(api: PlatformClient['api'], project: string, lot: string): Promise<unknown> {
  const path = '/api/bidding/projects/{project}/lots/{lot}/bids/mine';
  return (await answerTo(api.GET(path, { params: { path: { project, lot } } }))) ?? null;
}
