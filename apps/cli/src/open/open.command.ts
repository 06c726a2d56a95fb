import { readTender } from '@mingtang/client';
import { type Opening, openingIn } from '@mingtang/procedure/bidding';
import { definitionOf } from '@mingtang/procedure/procedures';
import { session } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';

/**
 * `mingtang open`: gives the platform the bidder's own keys after the deadline, where custodians could not open the bid (OPN-04). Unless it
 * is told otherwise these are the keys of the envelopes that are being opened where the lot stands, and of no other.
 */
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
    .option(
      '--envelope <id>',
      text({ zh: '只开启该信封，此前须已轮到它开启', en: 'open this envelope alone, once it is its turn' }),
    )
    .action(async (path: string, { envelope: chosen }: { envelope?: string }) => {
      const { client } = await session(command, context);
      const folder = new BidFolder(path);
      const { project, lot, bid } = await folder.manifest();
      const { keys } = await folder.key();
      const { procedure, lots } = await readTender(client, project);
      const stage = lots.find(({ id }) => id === lot)?.stage;
      const opening = stage && openingIn(definitionOf(procedure), stage);
      const given = keys.filter(({ envelope }) =>
        chosen === undefined ? isOpened(envelope, opening) : envelope === chosen,
      );
      if (given.length === 0 && chosen === undefined)
        throw new CliError(EXIT.refused, {
          zh: '该标段目前没有正在开启的信封；密钥不予提供',
          en: 'no envelope of the lot is being opened now: no key is given',
        });
      if (given.length === 0)
        throw new CliError(EXIT.usage, {
          zh: `该投标没有信封 ${chosen}；有：${keys.map(({ envelope }) => envelope).join('、')}`,
          en: `this bid has no envelope ${chosen}; there are: ${keys.map(({ envelope }) => envelope).join(', ')}`,
        });
      for (const { envelope, identity } of given)
        await client.api.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/self-opening', {
          params: { path: { project, lot, bid } },
          body: { envelope, identity },
        });
      terminal.say({
        zh: `已提供密钥；见开标记录 /api/bidding/projects/${project}/lots/${lot}/opening-record`,
        en: `the key is given; see the opening record at /api/bidding/projects/${project}/lots/${lot}/opening-record`,
      });
    });
};

function isOpened(envelope: string, opening: Opening | undefined): boolean {
  return opening?.envelopes.some(({ id }) => id === envelope) === true;
}
