import { type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';

/** Which lots of a tender stand at each stage of its procedure. */
export function positionsOf(
  { stages }: Pick<ProcedureDefinition, 'stages'>,
  lots: readonly { readonly lot: string; readonly stage: Stage }[],
): ReadonlyMap<Stage, readonly string[]> {
  const positions = new Map<Stage, string[]>();
  for (const { lot, stage } of lots) {
    if (stages.includes(stage)) positions.set(stage, [...(positions.get(stage) ?? []), lot]);
  }
  return positions;
}
