import { procedureDigest } from '@mingtang/contracts';
import { definitionOf, findProcedure } from '@mingtang/procedure/procedures';
import {
  base64Bytes,
  type Hash,
  leafHash,
  parseLoggedProcedure,
  TransparencyError,
  verifyInclusion,
} from '@mingtang/transparency';
import { jsonOf } from '../bundle/bundle';
import { type ProvenEntryFile } from '../bundle/files';
import { type LogView } from '../log/log-view';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { type Tender } from './tender';

const PATH = 'log/procedure.json';

/** That every notice names one version of a procedure, which the log holds whole, before the first of them, and which is the one known here. */
export async function checkProcedureLogged(found: Verification, { revisions }: Tender, log: LogView): Promise<void> {
  const fail = (zh: string, en: string): void => found.fail('procedure-logged', zh, en);
  const [first, ...changes] = revisions;
  if (!first) return;
  found.count('procedure-logged');
  const { procedure, procedureDigest: digest } = first.published;
  for (const { published } of changes)
    if (published.procedure !== procedure || published.procedureDigest !== digest)
      fail(
        `第${published.revision}版公告改变了招标程序`,
        `the notice of revision ${published.revision} names another procedure than the first`,
      );
  if (procedureDigest(definitionOf(procedure)) !== digest)
    fail(
      `公告所依的 ${procedure} 与此处所知的不同（摘要 ${digest}）`,
      `${procedure} of the notice (digest ${digest}) is another than the one known here`,
    );
  const logged = await provenProcedure(found, log);
  if (!logged) fail(`日志中没有公告所依的 ${procedure}`, `the log does not hold ${procedure}, which the notice names`);
  else if (logged.index > first.index)
    fail(`${procedure} 在公告之后才载入日志`, `the log took ${procedure} only after the notice that names it`);
  else if (logged.procedure !== procedure || logged.digest !== digest)
    fail(
      `日志第${logged.index}条所载为 ${logged.procedure}（摘要 ${logged.digest}），并非公告所依的 ${procedure}`,
      `entry ${logged.index} of the log holds ${logged.procedure} of digest ${logged.digest}, not the ${procedure} of the notice`,
    );
}

/** Why there is no tender to judge by: no notice, or one of a procedure, or a calendar of public holidays, that is not known here. */
export function noTender(found: Verification, records: Records): void {
  const [first] = records.of('announcement.project-published.v1');
  if (!first) return found.fail('notices-logged', '日志中没有本项目的公告', 'the log holds no notice of this project');
  const { procedure, calendar } = first.payload.published;
  const unknown = findProcedure(procedure) ? JSON.stringify(calendar) : procedure;
  found.fail(
    'procedure-logged',
    `公告所依的 ${unknown} 此处未知`,
    `the notice goes by ${unknown}, which is not known here`,
  );
}

/** What the bundle shows of the procedure; undefined where that does not stand in the log, or is none. */
async function provenProcedure(found: Verification, { checkpoint }: LogView) {
  if (!found.bundle.has(PATH)) return undefined;
  const { index, entry, proof } = (await jsonOf(found.bundle, PATH)) as ProvenEntryFile;
  const hashes = proof.map(base64Bytes);
  if (!hashes.every((hash) => hash !== undefined)) return undefined;
  const { size, root } = checkpoint;
  if (!verifyInclusion(leafHash(entry, found.engine.sha256), index, size, hashes as Hash[], root)) return undefined;
  try {
    return { index, ...parseLoggedProcedure(entry) };
  } catch (error) {
    if (error instanceof TransparencyError) return undefined;
    throw error;
  }
}
