import { type ReceiptDto } from '@mingtang/service-kit';
import { type Objection } from './objection.entity';
import { RAISING } from './raised-relief';
import { type ObjectionDto, type PublicObjectionDto } from './objection.dto';

/** Of an objection what anyone may know: that it is, when, and what became of it. */
export function publicObjection(objection: Objection): PublicObjectionDto {
  const { id, digest, filedAt, answerDue, answeredAt, upheld, answerDigest, decision } = objection;
  return {
    id,
    state: answeredAt ? 'answered' : 'open',
    digest,
    filedAt: filedAt.toISOString(),
    answerDue: answerDue.toISOString(),
    ...(answeredAt && { answeredAt: answeredAt.toISOString(), answeredLate: answeredAt >= answerDue }),
    ...(upheld !== null && { upheld }),
    ...(answerDigest !== null && { answerDigest }),
    ...(decision && { decision }),
  };
}

/** An objection with its texts. */
export function wholeObjection(objection: Objection): ObjectionDto {
  const { objector: organisation, objectorName: name, grounds, salt, interest, answer, answerSalt } = objection;
  const receipt = receiptOf(objection);
  return {
    ...publicObjection(objection),
    objector: { organisation, name },
    grounds: { text: grounds, salt },
    ...(interest !== null && { interest }),
    ...(receipt && { receipt }),
    ...(answer !== null && answerSalt !== null && { answer: { text: answer, salt: answerSalt } }),
  };
}

function receiptOf(objection: Objection): ReceiptDto | undefined {
  const { id: subject, projectId: project, lotId: lot, relief } = objection;
  const { digest, filedAt, eventId: event, receipt: note } = objection;
  if (event === null || note === null) return undefined;
  return { act: RAISING[relief].receipt, event, project, lot, subject, digest, time: filedAt.toISOString(), note };
}
