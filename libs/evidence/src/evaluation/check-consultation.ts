import { payloadHashOf } from '@mingtang/transparency';
import { type Records } from '../log/records';
import { compare, type Fail } from './compare';
import { type EvaluationDocument } from './evaluation-document';

/** That minutes are those whose digests were logged as they were recorded, and changes and calls those that were told (GP-10). */
export function checkConsultation(fail: Fail, document: EvaluationDocument, records: Records): void {
  const { project, lot, consultation } = document;
  const recorded = records.ofLot('evaluation.consultation-recorded.v1', lot.id);
  const changed = records.ofLot('evaluation.requirements-changed.v1', lot.id);
  const called = records.ofLot('evaluation.final-offers-called.v1', lot.id);
  const { records: minutes = [], changes = [], calls = [] } = consultation ?? {};
  const digests = minutes.map(({ bid, round, minutes: text, salt, recordedAt }) => ({
    bid,
    round,
    recordedAt,
    minutesDigest: payloadHashOf({
      type: 'mingtang/consultation-minutes/v1',
      project: project.id,
      lot: lot.id,
      bid,
      round,
      minutes: text,
      salt,
    }),
  }));
  const logged = recorded.map(({ payload: { bid, round, recordedAt, minutesDigest } }) => ({
    bid,
    round,
    recordedAt,
    minutesDigest,
  }));
  compare(fail, '磋商记录', 'the consultations', inOrder(digests), inOrder(logged));
  compare(
    fail,
    '磋商文件变动',
    'changes of the requirements',
    inOrder(changes.map(({ id, text, changedAt }) => ({ id, text, changedAt }))),
    inOrder(changed.map(({ payload: { change: id, text, changedAt } }) => ({ id, text, changedAt }))),
  );
  compare(
    fail,
    '最后报价要求',
    'calls for final offers',
    inOrder(calls.map(({ deadline, calledAt }) => ({ deadline, calledAt }))),
    inOrder(called.map(({ payload: { deadline, calledAt } }) => ({ deadline, calledAt }))),
  );
}

/** Of things that may have come at one instant the order says nothing. */
function inOrder<Part>(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
