import { type Bilingual } from '../writing/text';
import { type ActId } from './vocabulary/acts';
import { type PeriodId } from './vocabulary/periods';
import { type Stage } from './vocabulary/stages';

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
  /** What the evaluation ends with: 评标报告, 评审报告. */
  readonly report: Bilingual;
  /** What the body holds with each of those who passed, where it does: 磋商, 谈判. */
  readonly talks?: Bilingual;
  readonly acts: Readonly<Partial<Record<ActId, Bilingual>>>;
  readonly stages: Readonly<Partial<Record<Stage, Bilingual>>>;
  readonly periods: Readonly<Partial<Record<PeriodId, Bilingual>>>;
  readonly outcomes: Readonly<Record<string, Bilingual>>;
}
