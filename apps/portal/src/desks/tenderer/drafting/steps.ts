import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { partOf } from './saving';

/** The steps from a blank draft to the published notice, in the order in which people take them. */
export const STEPS = [
  'project',
  'lots',
  'invitation',
  'requirements',
  'evaluation',
  'timetable',
  'documents',
  'custody',
  'check',
] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF_PART: Readonly<Record<string, Step>> = {
  title: 'project',
  description: 'project',
  procuringEntity: 'project',
  agency: 'project',
  classification: 'project',
  mandatory: 'project',
  stateFunded: 'project',
  region: 'project',
  currency: 'project',
  contactPoint: 'project',
  origin: 'project',
  estimate: 'lots',
  lots: 'lots',
  items: 'lots',
  invitation: 'invitation',
  requirements: 'requirements',
  bidSecurity: 'requirements',
  performanceSecurityPercent: 'requirements',
  exceptionReasons: 'requirements',
  criteria: 'evaluation',
  evaluation: 'evaluation',
  timetable: 'timetable',
  objectionDays: 'timetable',
  documents: 'documents',
  custody: 'custody',
};

/** At which step a field is entered; one that has no step is shown with the check. */
export function stepOf(field: string): Step {
  return STEP_OF_PART[partOf(field)] ?? 'check';
}

/** The steps of a draft that goes by a procedure. */
export function stepsFor({ offers }: Pick<ProcedureDefinition, 'offers'>): readonly Step[] {
  return STEPS.filter((step) => step !== 'invitation' || offers.who === 'invited');
}

export function isStep(text: string | undefined): text is Step {
  return STEPS.some((step) => step === text);
}
