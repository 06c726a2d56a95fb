import {
  bindingOn,
  type CaseLaw,
  evolveAll,
  type Fact,
  findProcedure,
  type Stand,
} from '@mingtang/procedure/procedures';
import { isCalendarVersion } from '@mingtang/procedure/time';
import { type PublishedProject } from '@mingtang/contracts';

/** What a service did in a case whose event has not come back to it yet. */
export interface Acted {
  /** Id of the event. */
  readonly event: string;
  readonly fact: Fact;
}

/** A case (a lot of a project) as a service knows it. */
export interface Case {
  readonly project: string;
  readonly lot: string;
  readonly law: CaseLaw;
  /** Folded from the events that this service has taken in, in the order that all services share. */
  readonly settled: Stand;
  /** What it did since, which has no place in that order yet. */
  readonly acted: readonly Acted[];
  /** Where the case stands: `settled`, and upon it what this service did. */
  readonly stand: Stand;
}

/** A project of which a notice was published, with all its cases. */
export interface TradedProject {
  readonly id: string;
  /** As its notice in force has it. */
  readonly published: PublishedProject;
  readonly law: CaseLaw;
  /** How many open events of the project this service has taken in. */
  readonly places: number;
  readonly cases: readonly Case[];
}

/** A notice names a version of a procedure that this service does not know. */
export class UnknownProcedureError extends Error {
  constructor(procedure: string) {
    super(`the notice names procedure ${procedure}, which this version of the service does not know`);
    this.name = 'UnknownProcedureError';
  }
}

/** A notice names a version of the public holidays that this service does not know. */
export class UnknownCalendarError extends Error {
  constructor(holidays: string) {
    super(`the notice names the public holidays ${holidays}, which this version of the service does not know`);
    this.name = 'UnknownCalendarError';
  }
}

/**
 * What a project goes by: the version of the procedure that its notice names as far as it binds the project, and how its days pass.
 * @throws {UnknownProcedureError} where there is no such version
 * @throws {UnknownCalendarError} where there are no such public holidays
 */
export function lawOf(
  published: Pick<PublishedProject, 'procedure' | 'calendar' | 'mandatory' | 'stateFunded'>,
): CaseLaw {
  const { procedure, calendar } = published;
  const definition = findProcedure(procedure);
  if (!definition) throw new UnknownProcedureError(procedure);
  if (calendar.mode === 'statutory' && !isCalendarVersion(calendar.holidays))
    throw new UnknownCalendarError(calendar.holidays);
  return { definition: bindingOn(definition, published), calendar };
}

export function caseOf(
  { project, lot, law }: Pick<Case, 'project' | 'lot' | 'law'>,
  settled: Stand,
  acted: readonly Acted[],
): Case {
  const facts = acted.map(({ fact }) => fact);
  return { project, lot, law, settled, acted, stand: evolveAll(law, settled, facts) };
}
