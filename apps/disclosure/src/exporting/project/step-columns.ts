import { type StepDto } from '../../register/step.dto';
import { type Column } from '../files/table';
import { stepWords } from '../words';

export const STEP_COLUMNS: readonly Column<StepDto>[] = [
  { head: { zh: '时间', en: 'Time' }, kind: 'instant', width: 24, value: ({ time }) => time },
  { head: { zh: '标段', en: 'Lot' }, width: 10, value: ({ lot }) => lot },
  { head: { zh: '事项', en: 'Step' }, width: 30, value: ({ type }) => stepWords(type) },
  { head: { zh: '角色', en: 'Role' }, width: 14, value: ({ actorRole }) => actorRole },
  { head: { zh: '类型', en: 'Type' }, width: 42, value: ({ type }) => type },
  { head: { zh: '事件标识', en: 'Event id' }, width: 38, value: ({ event }) => event },
  { head: { zh: '公开内容', en: 'Public facts' }, width: 60, value: ({ facts }) => JSON.stringify(facts) },
];
