import { isSealedAct } from '@mingtang/contracts';
import { type ActId, isSecret, type Overtaken } from '@mingtang/procedure/procedures';
import { type Case } from '@mingtang/service-kit';

/** Whether everybody may read that an act is awaited: not where what it answers is a secret itself until the opening (ANN-09). */
export function mayBeAwaitedOpenly({ law: { definition } }: Pick<Case, 'law'>, act: ActId): boolean {
  const answers = definition.acts[act]?.answers;
  const raisedBy = answers && definition.reliefs[answers]?.raisedBy;
  return raisedBy === undefined || !isSealedAct(raisedBy);
}

/** Acts that moved nothing, of which everybody may read: while offers of its lot are secret, of whatever round, not of those that tell of offers (ANN-09). */
export function overtakenOpenly({ law: { definition }, settled }: Pick<Case, 'law' | 'settled'>): readonly Overtaken[] {
  const secret = isSecret(definition, settled);
  return settled.overtaken.filter(({ act }) => !secret || !isSealedAct(act));
}
