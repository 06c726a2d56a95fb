import { technicalOutcome } from '@mingtang/contracts';
import { concludeTechnical, pricedBefore, withoutPrices } from '@mingtang/procedure/evaluation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { RefusedError } from '@mingtang/procedure/rules';
import { payloadHashOf } from '@mingtang/transparency';
import { type Records, type Shown } from '../log/records';
import { compare, type Fail } from './compare';
import { type EvaluationDocument } from './evaluation-document';

type Concluded = Shown<'evaluation.technical-concluded.v1'>;

/** That the part without prices was concluded before one was opened, as it was told then, and follows from the sheets (OPN-06). */
export function checkTechnical(
  fail: Fail,
  document: EvaluationDocument,
  definition: ProcedureDefinition,
  records: Records,
): void {
  const lot = document.lot.id;
  const told = records.ofLot('evaluation.technical-concluded.v1', lot).at(-1);
  const { technical } = document;
  if (!technical || !told) {
    if (Boolean(technical) !== Boolean(told) || (pricedBefore(definition) === 'ranking' && document.pricesOpenedAt))
      fail('评标文件与日志中的技术评审不一致', 'the document and the log do not agree on a technical part');
    return;
  }
  compare(fail, '技术评审', 'the technical part', technical.result, concludedAgain(document, definition, fail));
  compare(fail, '公布的技术评审结果', 'the technical part told', told.payload, factOf(document, technical));
  const opened = records.ofLot('bidding.price-opening-completed.v1', lot).at(-1);
  if (opened && opened.index < told.index)
    fail('报价在技术评审完成之前开启', 'prices were opened before the technical part was concluded');
}

function concludedAgain({ input }: EvaluationDocument, definition: ProcedureDefinition, fail: Fail): unknown {
  try {
    return concludeTechnical(input, definition);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const [refusal] = error.refusals;
    fail(
      `不能重新进行技术评审：${refusal?.message.zh}`,
      `the technical part cannot be concluded again: ${refusal?.message.en}`,
    );
    return null;
  }
}

/** What was to be told of it. */
function factOf(
  { project, lot, procedure, input, bids }: EvaluationDocument,
  { concludedAt, result }: NonNullable<EvaluationDocument['technical']>,
): Concluded['payload'] {
  return {
    project: project.id,
    lot: lot.id,
    concludedAt,
    ...technicalOutcome(result, bids),
    documentDigest: payloadHashOf({
      type: 'mingtang/technical-evaluation/v1',
      project: project.id,
      lot: lot.id,
      procedure,
      concludedAt,
      input: withoutPrices(input),
      result,
    }),
  };
}
