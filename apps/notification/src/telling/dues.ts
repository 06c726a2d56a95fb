import { OFFER_ROUNDS } from '@mingtang/procedure/bidding';
import {
  type ActDefinition,
  type ActId,
  type Capacity,
  type CaseLaw,
  owed,
  periodEnd,
  type Stand,
} from '@mingtang/procedure/procedures';
import { type Instant } from '@mingtang/procedure/time';
import { bidders, consulted, custodians, members, OPERATORS, owners, SUPERVISORS, tell } from './audiences';
import { type Knowledge } from './knowledge';
import { type Notice } from './notice';
import { type Recipient } from './recipient';

/** An act with the time by which it is to be done. */
export interface Due {
  readonly act: ActId;
  readonly by: readonly Capacity[];
  /** The first instant at which it is late. */
  readonly at: Instant;
  /** What it answers or decides. */
  readonly item?: string;
}

interface Standing {
  readonly law: CaseLaw;
  readonly stand: Stand;
}

/** What people are reminded of in a case: what they owe by a time, and offers that may be made until then. */
export function duesIn({ law, stand }: Standing, now: Instant): readonly Due[] {
  const owing = owed(law, stand, now).flatMap(({ act, by, due, item }): Due[] =>
    due === undefined ? [] : [{ act, by, at: due, ...(item !== undefined && { item }) }],
  );
  return [...owing, ...until(law, stand, ([act]) => OFFER_ROUNDS.some(({ submit }) => submit === act))].filter(
    ({ by }) => isSomebody(by),
  );
}

/** What an act that is not possible yet waits for the end of: when that is. */
export function beginningsIn({ law, stand }: Standing, now: Instant): readonly Due[] {
  return owed(law, stand, now).flatMap(({ act, by, from }) =>
    from === undefined || !isSomebody(by) ? [] : [{ act, by, at: from }],
  );
}

/** What stands in calendars: what people are reminded of, what they may do from a time on, and until when those concerned may object or challenge. */
export function scheduledIn(standing: Standing, now: Instant): readonly Due[] {
  const { law, stand } = standing;
  const rights = until(law, stand, ([, { opens, by }]) => opens !== undefined && by.includes('interested'));
  return [...duesIn(standing, now), ...beginningsIn(standing, now), ...rights];
}

/** Acts that are possible until the end of a period. */
function until(law: CaseLaw, stand: Stand, which: (act: [ActId, ActDefinition]) => boolean): Due[] {
  const acts = Object.entries(law.definition.acts) as [ActId, ActDefinition][];
  return acts.filter(which).flatMap(([act, { by, within, in: stages, stoppedBy }]) => {
    if (within === undefined || !stages.includes(stand.stage)) return [];
    if (stand.open.some(({ relief }) => stoppedBy.includes(relief))) return [];
    const at = periodEnd(law, stand, within);
    return at === undefined ? [] : [{ act, by, at }];
  });
}

function isSomebody(by: readonly Capacity[]): boolean {
  return by.some((capacity) => capacity !== 'platform');
}

/** Of whom an act is expected. */
export function whoseIs({ act, by }: Pick<Due, 'act' | 'by'>, knowledge: Knowledge): readonly Recipient[] {
  const { winner } = knowledge.lot ?? {};
  const all = by.flatMap((capacity) => having(capacity, act, knowledge));
  // The winner signs the contract that the owner publishes (DIS-05).
  if (act === 'publish-contract' && winner !== undefined) all.push(`bidder:${winner}`);
  return [...new Set(all)];
}

function having(capacity: Capacity, act: ActId, knowledge: Knowledge): readonly Recipient[] {
  switch (capacity) {
    case 'owner':
      return owners(knowledge);
    case 'bidder':
      return offering(act, knowledge);
    case 'interested':
      return bidders(knowledge);
    case 'member':
      return members(knowledge);
    case 'custodian':
      return custodians(knowledge);
    case 'supervisor':
      return SUPERVISORS;
    case 'operator':
      return OPERATORS;
    case 'platform':
      return [];
  }
}

/** A first offer is everybody's who takes part, a later one theirs who go on. */
function offering(act: ActId, knowledge: Knowledge): readonly Recipient[] {
  const round = OFFER_ROUNDS.find(({ submit }) => submit === act)?.round;
  if (round === undefined) return bidders(knowledge);
  return round === 1 ? knowledge.participants : consulted(knowledge);
}

/** Whether an act is expected of the same people in every lot, for who bids for which nobody knows yet. */
export function isOfProject({ act }: Pick<Due, 'act'>): boolean {
  return OFFER_ROUNDS.some(({ submit, round }) => submit === act && round === 1);
}

/** What those who owe an act that had to wait are told once nothing stands in its way any more. */
export function nowPossible(now: Instant, knowledge: Knowledge): Notice[] {
  const { project, lot } = knowledge;
  if (!lot) return [];
  const { law } = project;
  return owed(law, lot.stand, now)
    .filter(({ act, from, waitsFor }) => law.definition.acts[act]?.notBefore && !from && waitsFor.length === 0)
    .flatMap(({ act, by }) => tell(whoseIs({ act, by }, knowledge), { kind: 'act-possible', lot: lot.id, act }));
}
