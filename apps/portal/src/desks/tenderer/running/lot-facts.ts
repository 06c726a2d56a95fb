import { lawBinding, type ProcedureDefinition, type ProjectFlags } from '@mingtang/procedure/procedures';
import { type Calendar } from '@mingtang/procedure/time';
import { type Schema } from '../../../api/api';

export type ProjectFacts = Schema<'disclosure.ProjectFactsDto'>;
export type LotFacts = Schema<'disclosure.LotFactsDto'>;
export type LotStand = Schema<'evaluation.LotDto'>;

/** The law that a project goes by, as its notice says. */
export function lawOf({ notice }: Pick<ProjectFacts, 'notice'>): {
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
} {
  const published = notice as unknown as { procedure: string; calendar: Calendar } & ProjectFlags;
  return { definition: lawBinding(published), calendar: published.calendar };
}
