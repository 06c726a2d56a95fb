import { type ProcedureWords } from '../../definition/procedure-words';
import { CONSULTATION_WORDS } from '../gp-consultation/words';

/** What an inquiry calls otherwise than a consultation does: its documents and its group. */
export const INQUIRY_WORDS: ProcedureWords = {
  ...CONSULTATION_WORDS,
  body: { zh: '询价小组', en: 'inquiry group' },
  documents: { zh: '询价通知书', en: 'inquiry documents' },
  acts: {
    ...CONSULTATION_WORDS.acts,
    publish: { zh: '发布询价公告', en: 'publish the notice' },
    'ask-question': { zh: '对询价通知书提出询问', en: 'ask about the documents' },
    register: { zh: '获取询价通知书', en: 'obtain the documents' },
    'record-security': { zh: '登记保证金', en: 'record a security' },
    'return-security': { zh: '退还保证金', en: 'return a security' },
    'forfeit-security': { zh: '不予退还保证金', en: 'keep a security' },
    'recuse-member': { zh: '更换询价小组成员', en: 'replace a member of the group' },
    'form-committee': { zh: '组成询价小组', en: 'form the group' },
  },
  stages: {
    ...CONSULTATION_WORDS.stages,
    committee: { zh: '组建询价小组', en: 'Forming the group' },
  },
  periods: {
    ...CONSULTATION_WORDS.periods,
    documentsAvailable: { zh: '询价通知书提供期', en: 'availability of the documents' },
  },
};
