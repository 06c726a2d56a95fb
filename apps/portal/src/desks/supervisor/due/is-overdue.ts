import { type Schema } from '../../../api/api';

export type DueAct = Schema<'disclosure.DueActDto'>;

/** Whether an act is late now. One for which the law sets a beginning and no end never is. */
export function isOverdue({ due }: Pick<DueAct, 'due'>, now: number): boolean {
  return due !== undefined && now >= Date.parse(due);
}
