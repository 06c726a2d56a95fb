import { type EventData, EVENTS, type EventType, listedAt, type RecordClass } from '@mingtang/contracts';

/** What the log must know of a project to tell what is public of it. */
export interface ProjectState {
  readonly id: string;
  /** Of its last public or hashed record; 0 before the first. */
  readonly seq: number;
  /** Published, and no lot closed, failed or cancelled yet. */
  readonly open: boolean;
  /** Its sealed records have been listed: from then on nothing of it is sealed. */
  readonly listed: boolean;
  readonly cancelled: boolean;
  /** Published lots whose opening is not complete. */
  readonly unopenedLots: readonly string[];
}

export function unknownProject(id: string): ProjectState {
  return { id, seq: 0, open: false, listed: false, cancelled: false, unopenedLots: [] };
}

/** How an event of that type is recorded now: what was sealed is public once the sealed records are. */
export function classOf(type: EventType, { listed }: ProjectState): RecordClass {
  const { record } = EVENTS[type];
  return record === 'sealed' && listed ? 'public' : record;
}

/** Types of the sealed records that are to be listed before an event of that type; of a cancelled project none ever is. */
export function listedBefore(type: EventType, { listed, cancelled }: ProjectState): readonly EventType[] {
  return listed || cancelled ? [] : listedAt(type);
}

type Follow<Type extends EventType> = (state: ProjectState, data: EventData<Type>) => ProjectState;

const FOLLOW: { readonly [Type in EventType]?: Follow<Type> } = {
  'announcement.project-published.v1': (state, { published }) => ({
    ...state,
    open: !state.listed && !state.cancelled,
    unopenedLots: published.lots.map(({ id }) => id),
  }),
  'announcement.project-changed.v1': (state, { published }) =>
    state.open ? { ...state, unopenedLots: published.lots.map(({ id }) => id) } : state,
  'announcement.project-cancelled.v1': (state) => ({ ...state, open: false, cancelled: true, unopenedLots: [] }),
  'bidding.bidding-closed.v1': (state) => closed(state),
  'bidding.lot-opening-failed.v1': (state, { lot }) => opened(closed(state), lot),
  'bidding.opening-completed.v1': (state, { lot }) => opened(state, lot),
};

/** The state after an event. */
export function follow<Type extends EventType>(state: ProjectState, type: Type, data: EventData<Type>): ProjectState {
  const change = FOLLOW[type] as Follow<Type> | undefined;
  return change ? change(state, data) : state;
}

function closed(state: ProjectState): ProjectState {
  return { ...state, open: false, listed: state.listed || !state.cancelled };
}

function opened(state: ProjectState, lot: string): ProjectState {
  return { ...state, unopenedLots: state.unopenedLots.filter((id) => id !== lot) };
}
