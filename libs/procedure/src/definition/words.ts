import { type Bilingual } from '../writing/text';
import { type ProcedureDefinition } from './definition';
import { ACTS, type ActId } from './vocabulary/acts';
import { CAPACITIES, type Capacity } from './vocabulary/capacities';
import { outcomeName } from './vocabulary/outcomes';
import { type PeriodId, PERIODS } from './vocabulary/periods';
import { type Stage, STAGE_NAMES } from './vocabulary/stages';

type Worded = Pick<ProcedureDefinition, 'words'>;

/** Whom and what each law calls by a name of its own. */
export const NAMED = ['owner', 'agency', 'bidder', 'body', 'winner', 'offer', 'documents', 'report', 'talks'] as const;
export type Named = (typeof NAMED)[number];

/** What stands for a name that a procedure has no use for. */
const TALKS: Bilingual = { zh: '磋商', en: 'consultation' };

/** What a procedure calls somebody or something. */
export function nameIn({ words }: Worded, name: Named): Bilingual {
  return name === 'talks' ? (words.talks ?? TALKS) : words[name];
}

/** A text in the words of a procedure: `{owner}` and the like stand for its names. */
export function inWords(definition: Worded, text: Bilingual): Bilingual {
  const say = (language: keyof Bilingual) =>
    text[language].replaceAll(PLACE, (place, name: string) =>
      isNamed(name) ? nameIn(definition, name)[language] : place,
    );
  return { zh: say('zh'), en: say('en') };
}

const PLACE = /\{(\w+)\}/g;

function isNamed(name: string): name is Named {
  return (NAMED as readonly string[]).includes(name);
}

/** What an act is called in a procedure. */
export function actName({ words }: Worded, act: ActId): Bilingual {
  const { zh, en } = words.acts[act] ?? ACTS[act];
  return { zh, en };
}

/** What a stage is called in a procedure. */
export function stageName({ words }: Worded, stage: Stage): Bilingual {
  const { zh, en } = words.stages[stage] ?? STAGE_NAMES[stage];
  return { zh, en };
}

/** What a period is called in a procedure. */
export function periodName({ words }: Worded, period: PeriodId): Bilingual {
  return words.periods[period] ?? PERIODS[period];
}

/** What an outcome is called in a procedure; undefined for `done`, or where nobody named it yet. */
export function outcomeNameIn({ words }: Worded, outcome: string): Bilingual | undefined {
  return Object.hasOwn(words.outcomes, outcome) ? words.outcomes[outcome] : outcomeName(outcome);
}

/** In what capacity somebody acts, in the words of a procedure. */
export function capacityName({ words }: Worded, capacity: Capacity): Bilingual {
  const { owner, agency, bidder, body } = words;
  switch (capacity) {
    case 'owner':
      return { zh: `${owner.zh}或者${agency.zh}`, en: `${owner.en} or its ${agency.en}` };
    case 'bidder':
      return bidder;
    case 'member':
      return { zh: `${body.zh}成员`, en: `member of the ${body.en}` };
    case 'interested':
    case 'custodian':
    case 'supervisor':
    case 'operator':
    case 'platform':
      return CAPACITIES[capacity];
  }
}
