import { type Schema } from '../../../api/api';

export type DueAct = Schema<'disclosure.DueActDto'>;

/**
 * Whether an act is late now. An award never is, since the law sets no end for it; an opening begins at its time by itself, and is
 * late only where it has not begun a while after.
 */
export function isOverdue({ kind, due }: Pick<DueAct, 'kind' | 'due'>, now: number): boolean {
  if (kind === 'award') return false;
  return now - Date.parse(due) >= (kind === 'opening' ? OPENING_PATIENCE_MS : 0);
}

const OPENING_PATIENCE_MS = 60_000;
