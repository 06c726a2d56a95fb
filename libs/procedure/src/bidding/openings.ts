import { type EnvelopeDefinition, type ProcedureDefinition } from '../definition/definition';
import { type GuardName } from '../definition/guards';
import { type ActId } from '../definition/vocabulary/acts';
import { type Stage } from '../definition/vocabulary/stages';

/** One opening of a lot: the envelopes that are opened together, by one act and under one condition. */
export interface Opening {
  /** The act by which it begins: once it is in the log, custodians release. It names the opening. */
  readonly begunBy: ActId;
  /** The act that completes it, with its record. */
  readonly completedBy: ActId;
  /** Whose envelopes are opened; everyone's of the closing list where it is left out. */
  readonly onlyFor?: GuardName;
  readonly round: number;
  /** In the order of the procedure. */
  readonly envelopes: readonly EnvelopeDefinition[];
}

type Defined = Pick<ProcedureDefinition, 'id' | 'version' | 'envelopes' | 'acts'>;

/**
 * The openings of a procedure, in the order in which they come.
 * @throws RangeError where envelopes that one act opens do not belong together: a fault of the definition
 */
export function openingsOf(definition: Defined): readonly Opening[] {
  const known = computed.get(definition) ?? grouped(definition);
  computed.set(definition, known);
  return known;
}

const computed = new WeakMap<Defined, readonly Opening[]>();

function grouped({ id, version, envelopes }: Defined): readonly Opening[] {
  const acts = [...new Set(envelopes.map(({ openedBy }) => openedBy))];
  return acts.map((begunBy) => {
    const together = envelopes.filter(({ openedBy }) => openedBy === begunBy);
    const [{ secretUntil: completedBy, onlyFor, round }] = together as [EnvelopeDefinition];
    if (together.some((one) => one.secretUntil !== completedBy || one.onlyFor !== onlyFor || one.round !== round))
      throw new RangeError(`${id}@${version} opens envelopes by ${begunBy} that do not belong together`);
    return { begunBy, completedBy, ...(onlyFor && { onlyFor }), round, envelopes: together };
  });
}

/** The opening that goes on in a stage; undefined where none does. */
export function openingIn(definition: Defined, stage: Stage): Opening | undefined {
  return openingsOf(definition).find(({ completedBy }) => definition.acts[completedBy]?.in.includes(stage));
}

/** The opening that an act begins; undefined where it begins none. */
export function openingBegunBy(definition: Defined, act: ActId): Opening | undefined {
  return openingsOf(definition).find(({ begunBy }) => begunBy === act);
}
