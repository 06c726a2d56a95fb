import { type ActId, ACTS, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

const REFUSALS = {
  'project-unknown': ['not-found', '没有该项目，或尚未公开', 'no such project, or it is not public yet'],
  'lot-unknown': ['not-found', '项目中没有该标段', 'the project has no such lot'],
  'not-your-project': ['forbidden', '该项目不属于本单位', 'the project belongs to another organisation'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

/** The error that refuses an act whose case there is not, or that is another's. */
export function caseRefused(code: keyof typeof REFUSALS): RefusedError {
  const [kind, zh, en] = REFUSALS[code];
  return new RefusedError([{ kind, code, message: { zh, en } }]);
}

/** The error that refuses what would bind others before what it builds on has its place in the order of the project. */
export function notOrdered(act: ActId): RefusedError {
  return new RefusedError([
    {
      kind: 'conflict',
      code: 'not-ordered-yet',
      message: {
        zh: `前一步骤尚未进入项目记录的次序，请稍后再${ACTS[act].zh}`,
        en: `what came before is not yet in the order of the project’s records; ${ACTS[act].en} in a moment`,
      },
      params: { act },
    },
  ]);
}

/** The error that refuses what the project's way to trade does not have. */
export function notInProcedure(act: ActId, { title }: Pick<ProcedureDefinition, 'title'>): RefusedError {
  return new RefusedError([
    {
      kind: 'conflict',
      code: 'act-not-in-procedure',
      message: {
        zh: `“${title.zh}”没有“${ACTS[act].zh}”这一步骤`,
        en: `in the procedure “${title.en}” there is no step to ${ACTS[act].en}`,
      },
      params: { act },
    },
  ]);
}
