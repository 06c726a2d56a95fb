import { type ProcedureDefinition } from '../definition/definition';
import { type Stage } from '../definition/vocabulary/stages';

/** Part of a procedure that many have in common. */
export type Block = Partial<
  Pick<ProcedureDefinition, 'acts' | 'periods' | 'reliefs' | 'envelopes' | 'bodies' | 'notices'>
>;

/** What a procedure says of itself beside its blocks. */
export type Head = Omit<ProcedureDefinition, keyof Block>;

/**
 * A definition of a head and the blocks that it is made of; what they build is plain data.
 * @throws RangeError where two blocks say the same act, period, relief or body
 */
export function compose(head: Head, ...blocks: readonly Block[]): ProcedureDefinition {
  return {
    ...head,
    acts: union(blocks.map(({ acts }) => acts)),
    periods: union(blocks.map(({ periods }) => periods)),
    reliefs: union(blocks.map(({ reliefs }) => reliefs)),
    bodies: union(blocks.map(({ bodies }) => bodies)),
    envelopes: blocks.flatMap(({ envelopes = [] }) => envelopes),
    notices: blocks.flatMap(({ notices = [] }) => notices),
  };
}

function union<Part extends object>(parts: readonly (Part | undefined)[]): Part {
  const entries = parts.flatMap((part) => Object.entries(part ?? {}));
  const names = entries.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new RangeError(`two blocks say ${twice}`);
  return Object.fromEntries(entries) as Part;
}

/** All stages of a procedure from one to another, both included, in its order. */
export function spanOf<Known extends Stage>(stages: readonly Known[]): (first: Known, last: Known) => readonly Known[] {
  return (first, last) => {
    const [from, to] = [stages.indexOf(first), stages.indexOf(last)];
    if (from > to) throw new RangeError(`${first} does not come before ${last}`);
    return stages.slice(from, to + 1);
  };
}
