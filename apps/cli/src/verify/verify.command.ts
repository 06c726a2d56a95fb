import { readFile, stat } from 'node:fs/promises';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';
import { type Check, report } from './check';
import { verifyLoneNote, verifyNotes } from './verify-notes';
import { verifyOpened } from './verify-opened';
import { readRecord, verifyRecord } from './verify-record';
import { verifySealed } from './verify-sealed';

interface VerifyOptions {
  readonly key?: string;
  readonly record?: string;
}

/** `mingtang verify`: checks a bid folder or a receipt without any network; ends with 1 if anything is wrong. */
export const addVerify: AddCommand = (program, context) => {
  const { text, terminal } = context;
  program
    .command('verify <path>')
    .description(
      text({
        zh: '离线核验投标目录或单份回执；每项说明其证明内容，有不符时退出码为 1',
        en: 'check a bid folder or a receipt offline, saying what each check proves; exit code 1 if one fails',
      }),
    )
    .option('--key <vkey>', text({ zh: '平台回执验证密钥', en: 'the platform’s receipt verifier key' }))
    .option(
      '--record <file>',
      text({ zh: '已公布的开标记录（JSON），与投标比对', en: 'published opening record (JSON) to compare with' }),
    )
    .action(async (path: string, options: VerifyOptions) => {
      const checks = (await stat(path)).isDirectory() ? await ofFolder(path, options) : [await ofNote(path, options)];
      if (report(checks, terminal)) return;
      throw new CliError(EXIT.refused, { zh: '核验未通过', en: 'something does not hold' });
    });
};

async function ofFolder(path: string, { key, record }: VerifyOptions): Promise<Check[]> {
  const folder = new BidFolder(path);
  const manifest = await folder.manifest();
  const { identity } = await folder.key();
  const opened = await verifyOpened(folder, manifest, identity);
  return [
    ...(await verifySealed(folder)),
    ...opened.checks,
    ...(await verifyNotes(folder, manifest, key)),
    ...(record === undefined ? [] : verifyRecord(await readRecord(record), manifest, opened.sheet)),
  ];
}

async function ofNote(path: string, { key }: VerifyOptions): Promise<Check> {
  if (key === undefined)
    throw new CliError(EXIT.usage, {
      zh: '核验单份回执需要 --key（见 /api/bidding/receipt-key）',
      en: 'a receipt on its own needs --key (see /api/bidding/receipt-key)',
    });
  return verifyLoneNote(await readFile(path, 'utf8'), key);
}
