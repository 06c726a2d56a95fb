import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { receiptIn } from '@mingtang/sealing';
import { anonymous } from '../account/session';
import { BidFolder } from '../bid-folder/bid-folder';
import { type AddCommand } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';
import { type Check, report } from './check';
import { chosenTrust, type TrustOptions } from './log-trust';
import { verifyLoneNote, verifyNotes } from './verify-notes';
import { verifyProofs } from './verify-folder-proofs';
import { verifyProof } from './verify-proof';
import { isBundle, type VerifiedBundle, verifyEvidence } from './verify-evidence';
import { verifyProject } from './verify-project';
import { verifyOpened } from './verify-opened';
import { readRecord, verifyRecord } from './verify-record';
import { verifySealed } from './verify-sealed';

interface VerifyOptions extends TrustOptions {
  readonly key?: string;
  readonly record?: string;
  readonly project?: string;
  readonly checkpoint?: readonly string[];
  readonly receipt?: readonly string[];
  readonly files?: boolean;
}

/**
 * `mingtang verify`: checks an evidence bundle, a bid folder or a receipt without any network, or a project as the platform shows it; ends
 * with 1 if anything is wrong.
 */
export const addVerify: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('verify [path]')
    .description(
      text({
        zh: '离线核验证据包、投标目录、单份回执或日志证明；每项说明其证明内容，有不符时退出码为 1',
        en: 'check an evidence bundle, a bid folder, a receipt or a log proof offline, saying what each check proves; exit code 1 if one fails',
      }),
    )
    .option(
      '--project <id>',
      text({
        zh: '下载该项目的证据包并核验，并与上次所见的日志比对',
        en: 'download the evidence of this project and check it, also against what was last seen of the log',
      }),
    )
    .option('--key <vkey>', text({ zh: '平台回执验证密钥', en: 'the platform’s receipt verifier key' }))
    .option(
      '--log-key <vkey...>',
      text({ zh: '公开日志的验证密钥，以此为准', en: 'verifier keys of the public log, to go by' }),
    )
    .option(
      '--witness <vkey...>',
      text({
        zh: '见证人的验证密钥，其中多数须已共签',
        en: 'verifier keys of witnesses, a majority of whom must have cosigned',
      }),
    )
    .option(
      '--record <file>',
      text({ zh: '已公布的开标记录（JSON），与投标比对', en: 'published opening record (JSON) to compare with' }),
    )
    .option(
      '--checkpoint <file...>',
      text({
        zh: '另行所见的日志检查点，证据包须与之一致',
        en: 'checkpoints of the log seen elsewhere, with which a bundle must agree',
      }),
    )
    .option(
      '--receipt <file...>',
      text({
        zh: '回执或 .tlog-proof，证据包须载有其记录',
        en: 'receipts or .tlog-proof files whose records a bundle must hold',
      }),
    )
    .option(
      '--files',
      text({
        zh: '列出证据包的每个文件、行数及核对它的检查项',
        en: 'list each file of a bundle, its lines, and the checks that hold it',
      }),
    )
    .action(async (path: string | undefined, options: VerifyOptions) => {
      const { project } = options;
      if ((path === undefined) === (project === undefined))
        throw new CliError(EXIT.usage, { zh: '请给出文件或 --project', en: 'give a file, or --project' });
      if (project !== undefined) {
        const client = await anonymous(command, context);
        return conclude(await verifyProject(client, project, await bundleOptions(options), context));
      }
      if (path === undefined) return;
      if (!(await stat(path)).isDirectory() && (await isBundle(path)))
        return conclude(await verifyEvidence(path, await bundleOptions(options), terminal));
      const checks = await checksOf(path, options);
      if (report(checks, terminal)) return;
      throw new CliError(EXIT.refused, { zh: '核验未通过', en: 'something does not hold' });
    });
};

/** What a bundle is to be held against, as the command line says. */
async function bundleOptions({ logKey, witness, checkpoint = [], receipt = [], files = false }: VerifyOptions) {
  const checkpoints = await Promise.all(checkpoint.map((file) => readFile(file, 'utf8')));
  const handed = await Promise.all(
    receipt.map(async (file) => ({ name: basename(file), text: await readFile(file, 'utf8') })),
  );
  return {
    trust: { ...(logKey && { logKeys: logKey }), ...(witness && { witnessKeys: witness }), checkpoints },
    handed,
    files,
  };
}

/** @throws {CliError} that names the first thing that is broken, or else that cannot be told. */
function conclude({ broken, undecided }: VerifiedBundle): void {
  if (broken) throw new CliError(EXIT.refused, { zh: `核验未通过：${broken.zh}`, en: `does not hold: ${broken.en}` });
  if (undecided)
    throw new CliError(EXIT.undecided, { zh: `无法判定：${undecided.zh}`, en: `cannot be told: ${undecided.en}` });
}

/** Checks what lies at a path by what it is. */
async function checksOf(path: string, options: VerifyOptions): Promise<Check[]> {
  if ((await stat(path)).isDirectory()) return ofFolder(path, options);
  const text = await readFile(path, 'utf8');
  return isProof(text) ? ofProof(path, text, options) : [await ofNote(path, text, options)];
}

const isProof = (text: string): boolean => text.startsWith('c2sp.org/tlog-proof@');

async function ofFolder(path: string, { key, record, ...trust }: VerifyOptions): Promise<Check[]> {
  const folder = new BidFolder(path);
  const manifest = await folder.manifest();
  const { keys } = await folder.key();
  const opened = await verifyOpened(folder, manifest, keys);
  return [
    ...(await verifySealed(folder)),
    ...opened.checks,
    ...(await verifyNotes(folder, manifest, key)),
    ...(await verifyProofs(folder, trust)),
    ...(record === undefined ? [] : verifyRecord(await readRecord(record), manifest, opened.sheets)),
  ];
}

/** A proof on its own, by the keys given or, of one in a bid folder, by those kept there. */
async function ofProof(path: string, proof: string, options: VerifyOptions): Promise<Check[]> {
  const folder = new BidFolder(dirname(path));
  const receipt = (await folder.notes()).find(({ act }) => folder.proofFile(act) === basename(path));
  const trust = chosenTrust(options, await folder.log());
  return verifyProof(basename(path), proof, trust, receipt && receiptIn(receipt.note));
}

async function ofNote(path: string, note: string, options: VerifyOptions): Promise<Check> {
  const key = options.key ?? (await new BidFolder(dirname(path)).receiptKey());
  if (key === undefined)
    throw new CliError(EXIT.usage, {
      zh: '核验单份回执需要 --key（见 /api/bidding/receipt-key）',
      en: 'a receipt on its own needs --key (see /api/bidding/receipt-key)',
    });
  return verifyLoneNote(note, key);
}
