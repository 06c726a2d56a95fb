import { bytesOf, jsonOf } from '../bundle/bundle';
import { type Records } from '../log/records';
import { type LaterEvents } from '../services/check-events';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { checkCommittee } from './check-committee';
import { checkEvaluation } from './check-evaluation';
import { checkReport, type EvaluationReport } from './check-report';
import { checkSheets } from './check-sheets';
import { type EvaluationDocument } from './evaluation-document';

const DOCUMENT = /^evaluation\/[^/]+\/document\.json$/;

/** Goes through the evaluation of each lot whose result is public. */
export async function checkEvaluations(
  found: Verification,
  tender: Tender,
  records: Records,
  later: LaterEvents,
): Promise<void> {
  const seen = new Set<string>();
  for (const path of found.bundle.paths) {
    if (!DOCUMENT.test(path)) continue;
    const document = (await jsonOf(found.bundle, path)) as EvaluationDocument;
    const reportPath = path.replace(/document\.json$/, 'report.json');
    if (!found.bundle.has(reportPath)) {
      found.fail('ranking-right', `缺少 ${reportPath}`, `${reportPath} is missing`);
      continue;
    }
    const report = (await jsonOf(found.bundle, reportPath)) as EvaluationReport;
    const bytes = await bytesOf(found.bundle, reportPath);
    try {
      seen.add(document.lot.id);
      checkEvaluation(found, document, tender, records);
      checkCommittee(found, document, records);
      checkSheets(found, document, records);
      checkReport(found, { report, bytes }, document, records);
    } catch (error) {
      // Its members are not looked at one by one before: a document that lacks one cannot be the one logged.
      if (!(error instanceof TypeError)) throw error;
      found.fail(
        'ranking-right',
        `${path} 不符合规范：${error.message}`,
        `${path} is not of its form: ${error.message}`,
      );
    }
  }
  for (const { payload, event } of records.of('evaluation.report-signed.v1'))
    if (!seen.has(payload.lot) && !later.has(event))
      found.fail(
        'ranking-right',
        `缺少标段 ${payload.lot} 的评标文件`,
        `the evaluation document of lot ${payload.lot} is missing`,
      );
}
