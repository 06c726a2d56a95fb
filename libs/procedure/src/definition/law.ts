import { type Calendar } from '../time/calendar';
import { type ProcedureDefinition } from './definition';

/** What a case goes by: a version of a procedure, and how its days pass. */
export interface CaseLaw {
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
}
