import { kindOfStage, type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';

/** Which lots of a tender stand at each stage of its procedure. */
export function positionsOf(
  { stages }: Pick<ProcedureDefinition, 'stages'>,
  lots: readonly { readonly lot: string; readonly stage: string }[],
): ReadonlyMap<Stage, readonly string[]> {
  const positions = new Map<Stage, string[]>();
  for (const { lot, stage } of lots) {
    const place =
      stages.find((each) => each === stage) ?? stages.find((each) => kindOfStage(each) === kindOfStage(stage));
    if (place) positions.set(place, [...(positions.get(place) ?? []), lot]);
  }
  return positions;
}
