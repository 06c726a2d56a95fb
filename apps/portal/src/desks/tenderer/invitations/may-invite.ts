import { type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';

/** Whether more suppliers can be invited at a time: a lot stands where its procedure has it, and the documents are still available. */
export function mayInvite(
  {
    lots,
    timetable,
  }: {
    readonly lots: readonly { readonly stage: Stage }[];
    readonly timetable?: { readonly documentsAvailableUntil: string };
  },
  { acts }: Pick<ProcedureDefinition, 'acts'>,
  now: number,
): boolean {
  if (!timetable || Date.parse(timetable.documentsAvailableUntil) <= now) return false;
  return lots.some(({ stage }) => acts.invite?.in.includes(stage) === true);
}
