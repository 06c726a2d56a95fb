import { EVENTS, factSaid, isOpen, isSealedAct, lotsOf, type StandingLot } from '@mingtang/contracts';
import {
  type ActId,
  beginningOf,
  evolve,
  type Fact,
  type ProcedureDefinition,
  type Stand,
} from '@mingtang/procedure/procedures';
import { type Recorded, type Records } from '../log/records';
import { type Tender } from '../tender/tender';

/** Where each lot stands by the log, folded as every service does; by its entries up to one, that one included. */
export function standingLots(
  { published, definition, calendar }: Tender,
  records: Records,
  upTo = Infinity,
): readonly StandingLot[] {
  const law = { definition, calendar };
  const stands = new Map<string, Stand>(published.lots.map(({ id }) => [id, beginningOf(definition)]));
  openRecords(records).forEach((record, at) => {
    const fact = record.index <= upTo ? factOf(record, definition, at + 1) : undefined;
    if (fact === undefined || !knows(definition, fact)) return;
    for (const [lot, stand] of stands)
      if (concerns(record, lot, published.lots)) stands.set(lot, evolve(law, stand, fact));
  });
  return [...stands].map(([lot, stand]) => ({ lot, law, stand }));
}

/** Whether a definition has an act, and that outcome of it. */
export function knows(
  { acts }: ProcedureDefinition,
  { act, outcome }: { act: ActId; outcome?: string | undefined },
): boolean {
  const leads = acts[act]?.leads;
  return leads !== undefined && (outcome === undefined || Object.hasOwn(leads, outcome));
}

export function concerns({ lot, payload }: Recorded, id: string, lots: readonly { readonly id: string }[]): boolean {
  if (lot !== undefined) return lot === id;
  const all = lots.map((each) => each.id);
  return (payload === undefined ? all : lotsOf(payload, all)).includes(id);
}

/** Records of types that are not sealed, in the order of the log: the places of `seen` count them. */
export function openRecords(records: Records): readonly Recorded[] {
  return [...records.all()]
    .filter(({ seq, type }) => seq !== undefined && isOpen(type))
    .sort((a, b) => (a.seq as number) - (b.seq as number));
}

/** What a record says of its act; undefined of what moves no case, and of what answers what was raised in secret. */
export function factOf(record: Recorded, { acts, reliefs }: ProcedureDefinition, place: number): Fact | undefined {
  const { type, time, payload, seen = place - 1 } = record;
  const { act } = EVENTS[type];
  const definition = acts[act];
  if (!definition) return { act, at: time, place, seen };
  const { answers } = definition;
  const raised = answers && reliefs[answers]?.raisedBy;
  if (raised && isSealedAct(raised)) return undefined;
  if (payload !== undefined) return { act, at: time, ...factSaid(type, payload), place, seen };
  // What is not told yet is what goes on: a result that ends the lot is told at once.
  const [outcome] = Object.keys(definition.leads);
  return { act, at: time, ...(outcome !== undefined && { outcome }), place, seen };
}
