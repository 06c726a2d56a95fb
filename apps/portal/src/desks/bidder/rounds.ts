import { type OfferRound, roundsOf } from '@mingtang/procedure/bidding';
import { type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';
import { type Schema } from '../../api/api';

/** The round whose offers a lot takes where it stands; undefined where it takes none. */
export function roundAt(definition: ProcedureDefinition, stage: Stage | undefined): OfferRound | undefined {
  if (stage === undefined) return undefined;
  return roundsOf(definition).find(({ submit }) => definition.acts[submit]?.in.includes(stage));
}

/** Whether a stage is before the deadline that the notice says. */
export function takesFirstOffers(definition: ProcedureDefinition, stage: Stage | undefined): boolean {
  return roundAt(definition, stage)?.round === 1;
}

/** Until when offers of a round come in time: as the notice says of the first, as was called for of a later one. */
export function deadlineOf(
  { round, reach }: OfferRound,
  tender: Schema<'announcement.ProjectDto'>,
  lot: Pick<Schema<'disclosure.LotFactsDto'>, 'owed'> | undefined,
): string | undefined {
  if (round === 1) return tender.timetable?.submissionDeadline;
  return lot?.owed.find(({ act }) => act === reach)?.from;
}
