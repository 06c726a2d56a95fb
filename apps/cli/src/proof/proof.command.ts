import { anonymous } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';
import { keepProofs } from './keep-proofs';

const PATIENCE_MS = 15_000;

/** `mingtang proof`: fetches the public log's proofs of a bid's receipts into its folder. */
export const addProof: AddCommand = (program, context) => {
  const command = program
    .command('proof <folder>')
    .description(
      context.text({
        zh: '将公开日志对各回执的证明下载到投标目录并核验，今后可离线核验',
        en: 'fetch the public log’s proof of each receipt into the bid folder, to be verified offline ever after',
      }),
    )
    .action(async (path: string) => {
      const client = await anonymous(command, context);
      if (await keepProofs(client, new BidFolder(path), context, PATIENCE_MS)) return;
      throw new CliError(EXIT.refused, {
        zh: '有回执缺少有效证明',
        en: 'a receipt lacks a proof that holds',
      });
    });
};
