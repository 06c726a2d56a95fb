import { type Instant } from '../time/instant';
import { type ProcedureDefinition } from './definition';
import { type ActId } from './vocabulary/acts';
import { type PeriodId } from './vocabulary/periods';
import { type ReliefId } from './vocabulary/reliefs';
import { type Stage } from './vocabulary/stages';

/** That an act was done in a case, as its event tells it. */
export interface Fact {
  readonly act: ActId;
  /** Which of the act's outcomes; `done` where it is left out. */
  readonly outcome?: string;
  /** When it was done, UTC instant: by this it is in time or late. */
  readonly at: Instant;
  /** Ends of periods that it announces. */
  readonly ends?: Readonly<Partial<Record<PeriodId, Instant>>>;
  /** What it raises, answers or decides. */
  readonly item?: string;
  /** Until when that is to be answered, as announced. */
  readonly itemDue?: Instant;
  /** The place of the event among the open events of its project, from 1; 0 where it has none yet. */
  readonly place: number;
  /** The place of the last event that its service had taken in. */
  readonly seen: number;
}

/** What was raised and is not settled. */
export interface OpenItem {
  readonly relief: ReliefId;
  readonly item: string;
  readonly at: Instant;
  readonly due?: Instant;
  /** Found to be right: what it leads to is still to be decided. */
  readonly upheld?: true;
}

export interface DoneAct {
  readonly at: Instant;
  /** How many acts of the case were done when it was, itself among them: tells what came after what. */
  readonly nth: number;
  /** Until when it was owed, where it was. */
  readonly due?: Instant;
}

/** An act that moved nothing: it stands where the case no longer allowed it. */
export interface Overtaken {
  readonly act: ActId;
  readonly at: Instant;
  readonly place: number;
  readonly item?: string;
  /** Its service had seen nothing of what overtook it; else it acted against the stand that it knew. */
  readonly unseen: boolean;
  /** What overtook it. */
  readonly by?: ActId;
}

/** Where a case stands, folded from its events and nothing else. */
export interface Stand {
  readonly stage: Stage;
  /** When it came there. */
  readonly since?: Instant;
  /** Which of the acts brought it there. */
  readonly entered: number;
  /** How many acts have been done. */
  readonly acts: number;
  readonly done: Readonly<Partial<Record<ActId, DoneAct>>>;
  /** Ends of periods as announced last, and when they were. */
  readonly ends: Readonly<Partial<Record<PeriodId, { readonly end: Instant; readonly announced: Instant }>>>;
  readonly open: readonly OpenItem[];
  /** Times for which it was suspended. */
  readonly pauses: readonly { readonly since: Instant; readonly until?: Instant }[];
  readonly overtaken: readonly Overtaken[];
  /** The last act that moved it or stopped it, and its place: what may have overtaken another. */
  readonly moved?: { readonly act: ActId; readonly place: number };
}

/** Where a case stands before anything was done. */
export function beginningOf({ stages }: Pick<ProcedureDefinition, 'stages'>): Stand {
  const [stage] = stages;
  if (!stage) throw new RangeError('a procedure has a stage at which a case begins');
  return { stage, entered: 0, acts: 0, done: {}, ends: {}, open: [], pauses: [], overtaken: [] };
}

/** Whether it stands still by order of a supervisor. */
export function isSuspended({ open }: Pick<Stand, 'open'>): boolean {
  return open.some(({ relief }) => relief === 'suspension');
}
