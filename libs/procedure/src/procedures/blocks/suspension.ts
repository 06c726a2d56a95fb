import { type ActDefinition, type ProcedureDefinition } from '../../definition/definition';
import { type ActId } from '../../definition/vocabulary/acts';
import { isFinal } from '../../definition/vocabulary/stages';

/**
 * A procedure that its supervisor may order to stand still (CMP-03; Implementing Regulations art. 62): everything waits but what is named, and
 * what a supervisor does.
 * @param goesOn acts that are done all the same.
 */
export function suspendable(definition: ProcedureDefinition, goesOn: readonly ActId[]): ProcedureDefinition {
  const running = definition.stages.filter((stage, at) => at > 0 && !isFinal(stage));
  const bySupervisor = {
    by: ['supervisor'],
    in: running,
    leads: { done: 'stays' },
    stoppedBy: [],
    guards: [],
  } as const;
  const stopped = Object.entries(definition.acts).map(([id, act]: [string, ActDefinition]) =>
    goesOn.includes(id as ActId) ? [id, act] : [id, { ...act, stoppedBy: [...act.stoppedBy, 'suspension'] }],
  );
  const acts = Object.fromEntries(stopped) as ProcedureDefinition['acts'];
  return {
    ...definition,
    acts: {
      ...acts,
      suspend: { ...bySupervisor, opens: 'suspension', rules: ['CMP-03'] },
      resume: { ...bySupervisor, answers: 'suspension', rules: ['CMP-03'] },
    },
    reliefs: {
      ...definition.reliefs,
      suspension: {
        title: { zh: '暂停', en: 'suspension' },
        raisedBy: 'suspend',
        answeredBy: 'resume',
        stops: (Object.keys(acts) as ActId[]).filter((id) => !goesOn.includes(id)),
        rules: ['CMP-03'],
      },
    },
  };
}
