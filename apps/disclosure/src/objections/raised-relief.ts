import { type ActId, type PeriodId, type ReliefId } from '@mingtang/procedure/procedures';
import { type AllowedAct, type LotPath } from '@mingtang/service-kit';
import { type ReceiptAct } from '@mingtang/sealing';

/** What may be raised against a result: an objection while candidates are published, a challenge once the result is. */
export type RaisedRelief = Extract<ReliefId, 'objection' | 'challenge'>;

interface Raising {
  readonly file: ActId;
  readonly answer: ActId;
  readonly answerWithin: PeriodId;
  readonly receipt: Extract<ReceiptAct, 'objection-filed' | 'challenge-filed'>;
}

export const RAISING: Readonly<Record<RaisedRelief, Raising>> = {
  objection: {
    file: 'file-objection',
    answer: 'answer-objection',
    answerWithin: 'objectionAnswer',
    receipt: 'objection-filed',
  },
  challenge: {
    file: 'file-challenge',
    answer: 'answer-challenge',
    answerWithin: 'challengeAnswer',
    receipt: 'challenge-filed',
  },
};

interface Filed extends LotPath {
  readonly item: string;
  readonly filedAt: string;
  readonly answerDue: string;
  readonly digest: string;
  readonly byDigest: string;
}

/** @returns the event's id */
export function tellFiled(
  act: Pick<AllowedAct, 'tell'>,
  relief: RaisedRelief,
  { item, byDigest, ...filed }: Filed,
): Promise<string> {
  return relief === 'objection'
    ? act.tell('disclosure.objection-filed.v1', { ...filed, objection: item, objectorDigest: byDigest })
    : act.tell('disclosure.challenge-filed.v1', { ...filed, challenge: item, challengerDigest: byDigest });
}

interface Answered extends LotPath {
  readonly item: string;
  readonly answeredAt: string;
  readonly upheld: boolean;
  readonly digest: string;
}

/** @returns the event's id */
export function tellAnswered(
  act: Pick<AllowedAct, 'tell'>,
  relief: RaisedRelief,
  { item, ...answered }: Answered,
): Promise<string> {
  return relief === 'objection'
    ? act.tell('disclosure.objection-answered.v1', { ...answered, objection: item })
    : act.tell('disclosure.challenge-answered.v1', { ...answered, challenge: item });
}
