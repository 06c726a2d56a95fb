import { payloadHashOf, sha256Hex } from '@mingtang/transparency';
import { type Records } from '../log/records';
import { differences } from '../services/differences';
import { type Verification } from '../verification';
import { type EvaluationDocument } from './evaluation-document';

/** The report of an evaluation, as far as a verifier reads it. */
export interface EvaluationReport {
  readonly documentDigest: string;
  readonly document: EvaluationDocument;
  readonly signing: { readonly members: readonly unknown[] };
}

/** That the signed report is the one logged and is about this document. */
export function checkReport(
  found: Verification,
  { report, bytes }: { readonly report: EvaluationReport; readonly bytes: Uint8Array },
  document: EvaluationDocument,
  records: Records,
): void {
  const lot = document.lot.id;
  const fail = (zh: string, en: string): void =>
    found.fail('ranking-right', `标段 ${lot} 的评标报告${zh}`, `the evaluation report of lot ${lot} ${en}`);
  const signed = records.ofLot('evaluation.report-signed.v1', lot).at(-1);
  const digest = sha256Hex(bytes);
  if (digest !== signed?.payload.report.sha256)
    fail(
      `被改动：摘要 ${digest}，日志为 ${signed?.payload.report.sha256 ?? '—'}`,
      `was altered: digest ${digest}, logged as ${signed?.payload.report.sha256 ?? '—'}`,
    );
  const expected = payloadHashOf(document);
  for (const [what, is] of [
    ['documentDigest', report.documentDigest],
    ['document', payloadHashOf(report.document)],
    ['report-signed', signed && payloadHashOf(signed.payload.document)],
  ] as const)
    if (is !== expected)
      fail(
        `所附评标文件（${what}）为 ${is}，应为 ${expected}`,
        `is of another evaluation document (${what}): ${is}, expected ${expected}`,
      );
  for (const { path } of differences(report.signing.members, signed?.payload.members).slice(0, 3))
    fail(`的签署情况与日志不符：${path}`, `says other of its signatures than the log, at ${path}`);
}
