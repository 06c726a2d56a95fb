import { compareInstants } from '@mingtang/procedure/time';
import { payloadHashOf } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { type Verification } from '../verification';
import { type EvaluationDocument, type Sheet } from './evaluation-document';

type Logged = Shown<'evaluation.review-sheet-submitted.v1'> | Shown<'evaluation.score-sheet-submitted.v1'>;

/** That findings and scores are those whose digests were logged as their members handed them in, and that none was suppressed. */
export function checkSheets(found: Verification, document: EvaluationDocument, records: Records): void {
  const { reviews, sheets, voidSheets, input } = document;
  const { id: project } = document.project;
  const { id: lot } = document.lot;
  const completed = records.ofLot('evaluation.evaluation-completed.v1', lot).at(-1);
  const of = { found, lot, before: completed?.index };
  compare(of, {
    logged: records.ofLot('evaluation.review-sheet-submitted.v1', lot),
    void: voidSheets.filter(({ kind }) => kind === 'review'),
    counting: reviews.map(({ lackOfCompetition, ...sheet }) => ({
      sheet,
      digest: payloadHashOf({
        type: 'mingtang/review-sheet/v1',
        project,
        lot,
        member: sheet.member,
        findings: input.findings.filter(({ member }) => member === sheet.member),
        ...(lackOfCompetition !== undefined && { lackOfCompetition }),
        salt: sheet.salt,
      }),
    })),
    what: ['评审意见', 'review sheet'],
  });
  compare(of, {
    logged: records.ofLot('evaluation.score-sheet-submitted.v1', lot),
    void: voidSheets.filter(({ kind }) => kind === 'score'),
    counting: sheets.map((sheet) => ({
      sheet,
      digest: payloadHashOf({
        type: 'mingtang/score-sheet/v1',
        project,
        lot,
        member: sheet.member,
        scores: input.sheets.find(({ member }) => member === sheet.member)?.scores ?? [],
        salt: sheet.salt,
      }),
    })),
    what: ['评分', 'score sheet'],
  });
  for (const [given, members, what] of [
    [reviews, [...new Set(input.findings.map(({ member }) => member))], 'findings'],
    [sheets, input.sheets.map(({ member }) => member), 'scores'],
  ] as const)
    for (const member of members)
      if (!given.some((sheet) => sheet.member === member))
        found.fail(
          'sheets-committed',
          `标段 ${lot} 成员 ${member} 的 ${what} 没有对应的提交`,
          `lot ${lot}: ${what} of member ${member} belong to no sheet that was handed in`,
        );
}

interface Compared {
  readonly logged: readonly Logged[];
  readonly void: EvaluationDocument['voidSheets'];
  readonly counting: readonly { readonly sheet: Sheet; /** Of what the document says. */ readonly digest: string }[];
  readonly what: readonly [string, string];
}

function compare(
  { found, lot, before }: { readonly found: Verification; readonly lot: string; readonly before: number | undefined },
  { logged, void: voided, counting, what: [zh, en] }: Compared,
): void {
  const left = new Set(logged);
  const take = (digest: string, submittedAt: string): Logged | undefined => {
    const record = [...left].find(
      ({ payload }) => payload.digest === digest && compareInstants(payload.submittedAt, submittedAt) === 0,
    );
    if (record) left.delete(record);
    return record;
  };
  for (const { sheet, digest } of counting) {
    found.count('sheets-committed');
    const { member, submittedAt } = sheet;
    if (digest !== sheet.digest)
      found.fail(
        'sheets-committed',
        `标段 ${lot} 成员 ${member} 的${zh}被改动：摘要为 ${digest}，提交时为 ${sheet.digest}`,
        `lot ${lot}: the ${en} of member ${member} was changed: digest ${digest}, handed in as ${sheet.digest}`,
      );
    const record = take(sheet.digest, submittedAt);
    if (!record)
      found.fail(
        'sheets-committed',
        `标段 ${lot} 成员 ${member} 的${zh}未记入日志`,
        `lot ${lot}: the ${en} of member ${member} was not logged when it was handed in (${submittedAt})`,
      );
    else if (before !== undefined && record.index > before)
      found.fail(
        'sheets-committed',
        `标段 ${lot} 成员 ${member} 的${zh}在评标完成之后才提交`,
        `lot ${lot}: the ${en} of member ${member} was handed in after the evaluation was complete`,
      );
  }
  for (const { digest, submittedAt, member } of voided)
    if (!take(digest, submittedAt))
      found.fail(
        'sheets-committed',
        `标段 ${lot} 成员 ${member} 作废的${zh}未记入日志`,
        `lot ${lot}: the void ${en} of member ${member} was never logged`,
      );
  for (const { payload, event } of left)
    found.fail(
      'sheets-committed',
      `标段 ${lot} 于 ${payload.submittedAt} 提交的${zh}（${event}）未见于评标文件`,
      `lot ${lot}: a ${en} handed in at ${payload.submittedAt} (${event}) is kept out of the evaluation document`,
    );
}
