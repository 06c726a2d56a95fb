import { type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';

/** Whether the owner itself may have a member replaced at a stage; once the evaluation is complete only supervision may (EVA-03). */
export function ownerMayReplace({ acts }: Pick<ProcedureDefinition, 'acts'>, stage: Stage): boolean {
  const act = acts['recuse-member'];
  if (!act?.in.includes(stage)) return false;
  return (act.onlyBy?.[stage] ?? act.by).includes('owner');
}
