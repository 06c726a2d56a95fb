import { type EntityManager } from 'typeorm';
import { type Evaluation } from '../lot/evaluation.entity';
import { type DocumentedConsultation } from '../result/evaluation-document';
import { consultationOf } from './consultation';

/** The consultation of a lot as its evaluation document tells it; undefined where there was none. */
export async function documentedConsultation(
  manager: EntityManager,
  evaluation: Evaluation,
): Promise<DocumentedConsultation | undefined> {
  const { records, changes, calls } = await consultationOf(manager, evaluation);
  if (records.length + changes.length + calls.length === 0) return undefined;
  return {
    records: records.map(({ bid, round, member, minutes, salt, digest, recordedAt }) => ({
      bid,
      round,
      member,
      minutes,
      salt,
      digest,
      recordedAt: recordedAt.toISOString(),
    })),
    changes: changes.map(({ id, text, member, changedAt }) => ({
      id,
      text,
      member,
      changedAt: changedAt.toISOString(),
    })),
    calls: calls.map(({ member, deadline, calledAt }) => ({
      member,
      deadline: deadline.toISOString(),
      calledAt: calledAt.toISOString(),
    })),
    left: [...evaluation.leftBids].sort(),
  };
}
