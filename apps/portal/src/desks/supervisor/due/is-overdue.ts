import { type Schema } from '../../../api/api';

export type DueAct = Schema<'disclosure.DueActDto'>;

/** Whether the law says from when an act may or must be done, and sets no end for it. */
export function isOpenEnded({ kind }: Pick<DueAct, 'kind'>): boolean {
  return kind === 'award' || kind === 'rerun';
}

/**
 * Whether an act is late now. One without an end never is; an opening begins at its time by itself, and is
 * late only where it has not begun a while after.
 */
export function isOverdue({ kind, due }: Pick<DueAct, 'kind' | 'due'>, now: number): boolean {
  if (isOpenEnded({ kind })) return false;
  return now - Date.parse(due) >= (kind === 'opening' ? OPENING_PATIENCE_MS : 0);
}

const OPENING_PATIENCE_MS = 60_000;
