import { type Bilingual } from '../text';
import { type ProcedureDefinition } from './definition';
import { ACTS, type ActId } from './vocabulary/acts';
import { CAPACITIES, type Capacity } from './vocabulary/capacities';
import { outcomeName } from './vocabulary/outcomes';
import { type PeriodId, PERIODS } from './vocabulary/periods';
import { type Stage, STAGE_NAMES } from './vocabulary/stages';

/** What the law of a procedure calls those who take part, what they hand in and get; and what else it calls otherwise than the vocabulary does. */
export interface ProcedureWords {
  /** Who buys or sells: 招标人, 采购人. */
  readonly owner: Bilingual;
  /** Who acts for it. */
  readonly agency: Bilingual;
  /** Who offers: 投标人, 供应商. */
  readonly bidder: Bilingual;
  /** Who evaluates: 评标委员会, 磋商小组. */
  readonly body: Bilingual;
  /** Whose offer is taken: 中标人, 成交供应商. */
  readonly winner: Bilingual;
  /** What is offered: 投标文件, 响应文件. */
  readonly offer: Bilingual;
  /** What it is offered by: 招标文件, 磋商文件. */
  readonly documents: Bilingual;
  readonly acts: Readonly<Partial<Record<ActId, Bilingual>>>;
  readonly stages: Readonly<Partial<Record<Stage, Bilingual>>>;
  readonly periods: Readonly<Partial<Record<PeriodId, Bilingual>>>;
  readonly outcomes: Readonly<Record<string, Bilingual>>;
}

type Worded = Pick<ProcedureDefinition, 'words'>;

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
    default:
      return CAPACITIES[capacity];
  }
}
