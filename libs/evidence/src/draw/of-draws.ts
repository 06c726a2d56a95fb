import { type LogView } from '../log/log-view';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';

export type Fail = (zh: string, en: string) => void;

export interface OfDraws {
  readonly log: LogView;
  readonly tender: Tender;
  readonly records: Records;
}
