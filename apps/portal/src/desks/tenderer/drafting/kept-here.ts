import { type Timetable } from '@mingtang/procedure/notice';
import { type Patch } from './saving';

/** Work on a draft that the platform does not have yet, kept by this browser. */
export interface Kept {
  /** The draft's revision that it was made on. */
  readonly revision: number;
  readonly parts: Patch;
  /** The same parts as the platform had them. */
  readonly base: Patch;
  readonly timetable?: Timetable | null;
  /** The tab that keeps it. */
  readonly tab: string;
}

const TAB = crypto.randomUUID();
const keyOf = (project: string) => `mingtang.draft.${project}`;

/** What this browser keeps of a draft; nothing where it keeps none, or something that is none. */
export function keptOf(project: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(project)) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'parts' in kept && 'base' in kept ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps work; where this browser has no room for it, the work is only in the page and closing it warns. */
export function keep(project: string, work: Omit<Kept, 'tab'>): void {
  try {
    localStorage.setItem(keyOf(project), JSON.stringify({ ...work, tab: TAB } satisfies Kept));
  } catch {
    forget(project);
  }
}

/** Forgets work that this tab kept, or `any` tab. */
export function forget(project: string, any = false): void {
  const kept = keptOf(project);
  if (kept && (any || kept.tab === TAB)) localStorage.removeItem(keyOf(project));
}

const stepKey = (project: string) => `mingtang.draft.${project}.step`;

/** At which step somebody left a draft in this browser. */
export function leftAt(project: string): string | undefined {
  return localStorage.getItem(stepKey(project)) ?? undefined;
}

export function leave(project: string, step: string): void {
  localStorage.setItem(stepKey(project), step);
}
