import { bidPath } from '@mingtang/client';
import { session } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';

/** `mingtang open`: gives the platform the bid's own key after the deadline, where custodians could not open it (OPN-04). */
export const addOpen: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('open <folder>')
    .description(
      text({
        zh: '截止后保管人未能开启时，自行提供密钥开启本单位的投标文件 (OPN-04)',
        en: 'open your own bid after the deadline where the custodians could not (OPN-04)',
      }),
    )
    .action(async (path: string) => {
      const { client } = await session(command, context);
      const folder = new BidFolder(path);
      const manifest = await folder.manifest();
      const { identity } = await folder.key();
      await client.post(`${bidPath(manifest)}/self-opening`, { identity });
      terminal.say({
        zh: `已提供密钥；见开标记录 /api/bidding/projects/${manifest.project}/lots/${manifest.lot}/opening-record`,
        en: `the key is given; see the opening record at /api/bidding/projects/${manifest.project}/lots/${manifest.lot}/opening-record`,
      });
    });
};
