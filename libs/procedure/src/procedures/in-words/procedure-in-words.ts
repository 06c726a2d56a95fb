import { type ActDefinition, type ProcedureDefinition } from '../../definition/definition';
import { type ActId } from '../../definition/vocabulary/acts';
import { isFinal, type Stage } from '../../definition/vocabulary/stages';
import { stageName } from '../../definition/words';
import { type Language } from '../../writing/text';
import { procedureName } from '../registry';
import { type ActInWords, actInWords } from './acts-in-words';
import { REGIME_NAMES } from './names';
import { type TableInWords, tablesInWords } from './tables';

/** A stage with the acts that are first possible there. */
export interface StageInWords {
  readonly stage: Stage;
  readonly name: string;
  /** The case has come to its end there. */
  readonly final: boolean;
  readonly acts: readonly ActInWords[];
}

/** All of a procedure in one language: who does what when and what it leads to, every number with its article. */
export interface ProcedureInWords {
  /** As notices name it: `cn-open-tender@1`. */
  readonly id: string;
  readonly title: string;
  /** When it is lawful to trade this way. */
  readonly useWhen: string;
  readonly regime: string;
  readonly version: string;
  readonly inForce: string;
  readonly stages: readonly StageInWords[];
  readonly tables: readonly TableInWords[];
}

/** Says a definition in one language; it says nothing that the definition does not. */
export function procedureInWords(definition: ProcedureDefinition, language: Language): ProcedureInWords {
  const { title, useWhen, regime, version, inForce, stages } = definition;
  const { from, until } = inForce;
  const acts = Object.entries(definition.acts) as [ActId, ActDefinition][];
  const firstOf = ({ in: places }: ActDefinition) => stages.find((stage) => places.includes(stage));
  return {
    id: procedureName(definition),
    title: title[language],
    useWhen: useWhen[language],
    regime: REGIME_NAMES[regime][language],
    version: String(version),
    inForce:
      language === 'zh'
        ? `自 ${from} 起${until ? `至 ${until} 止` : ''}`
        : `from ${from}${until ? ` to ${until}` : ''}`,
    stages: stages.map((stage) => ({
      stage,
      name: stageName(definition, stage)[language],
      final: isFinal(stage),
      acts: acts
        .filter(([, act]) => firstOf(act) === stage)
        .map(([id, act]) => actInWords(definition, id, act, language)),
    })),
    tables: tablesInWords(definition, language),
  };
}
