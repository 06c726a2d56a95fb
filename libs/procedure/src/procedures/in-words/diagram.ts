import { type ActDefinition, type ProcedureDefinition } from '../../definition/definition';
import { type ActId } from '../../definition/vocabulary/acts';
import { isFinal, type Stage } from '../../definition/vocabulary/stages';
import { actName, outcomeNameIn, stageName } from '../../definition/words';
import { type Language } from '../../writing/text';

/** From so many stages on, an act is drawn once for all of them. */
const DRAWN_TOGETHER = 3;

/** A procedure as a Mermaid diagram: stages, and the acts that lead from one to another. */
export function diagramOf(definition: ProcedureDefinition, language: Language): string {
  const { stages } = definition;
  const acts = Object.entries(definition.acts) as [ActId, ActDefinition][];
  const [start] = stages;
  return [
    'stateDiagram-v2',
    ...stages.map((stage) => `  state "${stageName(definition, stage)[language]}" as ${idOf(stage)}`),
    ...(start === undefined ? [] : [`  [*] --> ${idOf(start)}`]),
    ...acts.flatMap(([id, act]) => arrowsOf(definition, id, act, language)),
    ...stages.filter(isFinal).map((stage) => `  ${idOf(stage)} --> [*]`),
  ].join('\n');
}

function arrowsOf(definition: ProcedureDefinition, id: ActId, act: ActDefinition, language: Language): string[] {
  const leads = Object.entries(act.leads).flatMap(([outcome, to]) =>
    to === 'stays' || act.in.every((from) => from === to) ? [] : [{ outcome, to }],
  );
  if (leads.length === 0) return [];
  const places = definition.stages.filter((stage) => act.in.includes(stage));
  const together = places.length >= DRAWN_TOGETHER;
  const group = `any_${id.replaceAll('-', '_')}`;
  const [first, last] = [places[0], places.at(-1)];
  const label = (outcome: string) => {
    const name = outcomeNameIn(definition, outcome)?.[language];
    const act = actName(definition, id)[language];
    return name === undefined ? act : language === 'zh' ? `${act}（${name}）` : `${act} (${name})`;
  };
  return [
    ...(together && first && last
      ? [`  state "${stageName(definition, first)[language]} … ${stageName(definition, last)[language]}" as ${group}`]
      : []),
    ...leads.flatMap(({ outcome, to }) =>
      (together ? [group] : places.filter((from) => from !== to).map(idOf)).map(
        (from) => `  ${from} --> ${idOf(to)}: ${label(outcome)}`,
      ),
    ),
  ];
}

function idOf(stage: Stage): string {
  return stage.replaceAll('-', '_');
}
