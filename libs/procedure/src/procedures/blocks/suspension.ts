import { type ActDefinition, type ProcedureDefinition } from '../../definition/definition';
import { type ActId } from '../../definition/vocabulary/acts';
import { isFinal } from '../../definition/vocabulary/stages';

/** What is no step of the procedure but records what comes of itself, or gives back what is not the platform's. */
const RECORDS: readonly ActId[] = [
  'announce-arrival',
  'refuse-bid',
  'record-security',
  'return-security',
  'anchor-draw',
];

/**
 * A procedure that its supervisor may order to stand still (CMP-03; Implementing Regulations art. 62): everything waits but what a supervisor does, what
 * records, what undoes an act that came too late, what answers within a time that runs on, and what is named.
 * @param further acts that are done all the same.
 */
export function suspendable(definition: ProcedureDefinition, further: readonly ActId[] = []): ProcedureDefinition {
  const running = definition.stages.filter((stage, at) => at > 0 && !isFinal(stage));
  const whileRunning = { in: running, leads: { done: 'stays' }, stoppedBy: [], guards: [], rules: ['CMP-03'] } as const;
  const before = Object.entries(definition.acts) as [ActId, ActDefinition][];
  const goesOn = ([id, act]: [ActId, ActDefinition]): boolean =>
    [...RECORDS, ...further].includes(id) || act.undoes !== undefined || answersInTime(definition, id);
  const stopped = before.filter((entry) => !goesOn(entry)).map(([id]) => id);
  return {
    ...definition,
    acts: {
      ...Object.fromEntries(
        before.map(([id, act]) => [
          id,
          stopped.includes(id) ? { ...act, stoppedBy: [...act.stoppedBy, 'suspension'] } : act,
        ]),
      ),
      suspend: { ...whileRunning, by: ['supervisor'], opens: 'suspension' },
      'serve-suspension': { ...whileRunning, by: ['platform'] },
      resume: { ...whileRunning, by: ['supervisor'], answers: 'suspension' },
    },
    reliefs: {
      ...definition.reliefs,
      suspension: {
        title: { zh: '暂停', en: 'suspension' },
        raisedBy: 'suspend',
        answeredBy: 'resume',
        stops: stopped,
        rules: ['CMP-03'],
      },
    },
  };
}

/** Whether an act answers what is to be answered within a time that a suspension does not stop. */
function answersInTime({ reliefs, periods }: ProcedureDefinition, id: ActId): boolean {
  return Object.values(reliefs).some(
    ({ answeredBy, answer }) => answeredBy === id && answer !== undefined && periods[answer]?.whileSuspended === 'runs',
  );
}
