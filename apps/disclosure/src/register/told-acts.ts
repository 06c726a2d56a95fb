import { EVENT_TYPES, EVENTS, isOpen } from '@mingtang/contracts';
import { type ActId, type Overtaken } from '@mingtang/procedure/procedures';
import { type Case } from '@mingtang/service-kit';

/** Whether everybody may read that an act is awaited: not where what it answers is a secret itself until the opening (ANN-09). */
export function mayBeAwaitedOpenly({ law: { definition } }: Pick<Case, 'law'>, act: ActId): boolean {
  const answers = definition.acts[act]?.answers;
  const raisedBy = answers && definition.reliefs[answers]?.raisedBy;
  return raisedBy === undefined || !isSecret(raisedBy);
}

/** Acts that moved nothing, of which everybody may read: until its lot is opened, not of those that tell of bids (ANN-09). */
export function overtakenOpenly({ settled }: Pick<Case, 'settled'>, opened: boolean): readonly Overtaken[] {
  return settled.overtaken.filter(({ act }) => opened || !isSecret(act));
}

/** Whether all that tells of an act is sealed. */
function isSecret(act: ActId): boolean {
  const types = EVENT_TYPES.filter((type) => EVENTS[type].act === act);
  return types.length > 0 && !types.some(isOpen);
}
