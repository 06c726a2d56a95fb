import { candidateCommitment } from '@mingtang/sealing';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { type EvaluationDocument } from './evaluation-document';

/** That whoever sits, or was recused, is whom the requests of the draws had committed to, and that it was told in the log. */
export function checkMembers(found: Verification, document: EvaluationDocument, records: Records): void {
  const lot = document.lot.id;
  const fail = (zh: string, en: string): void => found.fail('draws-fair', `标段 ${lot} ${zh}`, `lot ${lot}: ${en}`);
  checkOpenings(document, fail);
  checkNames(document, records, fail);
  checkRecusals(document, records, fail);
}

type Fail = (zh: string, en: string) => void;

function checkOpenings({ committee }: EvaluationDocument, fail: Fail): void {
  const { draws, members, recused } = committee;
  const seen = new Map<string, string>();
  for (const { id, draw: number, opened } of [...members, ...recused]) {
    const request = draws.find((draw) => draw.request.number === number)?.request;
    if (request?.type !== 'mingtang/draw-request/v2') continue;
    const committed = request.candidates.find((candidate) => candidate.id === id)?.commitment;
    if (opened === undefined) fail(`未公开 ${id} 为何人`, `who ${id} is is not opened`);
    else if (candidateCommitment(opened) !== committed)
      fail(
        `${id} 公开为 ${opened.name}，与第${number}轮请求中的承诺不符：已被调换`,
        `${id} is opened as ${opened.name}, which is not what the request of draw ${number} had committed to`,
      );
    const before = opened && seen.get(opened.expert);
    if (opened && before !== undefined)
      fail(`${before} 与 ${id} 为同一专家`, `${before} and ${id} are the same expert`);
    if (opened) seen.set(opened.expert, id);
  }
}

/** The experts named in the report are those who sit. */
function checkNames({ lot, committee }: EvaluationDocument, records: Records, fail: Fail): void {
  const experts = committee.members.filter(({ kind }) => kind === 'expert');
  const names = experts.flatMap(({ opened }) => opened?.name ?? []).sort();
  const signed = records.ofLot('evaluation.report-signed.v1', lot.id).at(-1);
  if (!signed || names.length < experts.length) return;
  const told = signed.payload.members.flatMap(({ kind, name }) => (kind === 'expert' ? [name] : [])).sort();
  if (told.join('\n') !== names.join('\n'))
    fail(
      `报告所列专家为 ${told.join('、')}，抽中的是 ${names.join('、')}`,
      `the report names ${told.join(', ')}, drawn were ${names.join(', ')}`,
    );
}

function checkRecusals({ lot, committee }: EvaluationDocument, records: Records, fail: Fail): void {
  const logged = records.ofLot('evaluation.member-recused.v1', lot.id).map(({ payload }) => payload);
  for (const { id, recusedAt } of committee.recused)
    if (!logged.some((one) => one.recusedAt === recusedAt && (one.member ?? id) === id))
      fail(`成员 ${id} 的回避未记入日志`, `that ${id} was recused was never logged`);
  for (const { member = '—', recusedAt } of logged)
    if (!committee.recused.some((one) => one.recusedAt === recusedAt && (member === '—' || one.id === member)))
      fail(`评标文件漏列成员 ${member} 的回避`, `the recusal of ${member} is missing from the evaluation document`);
}
