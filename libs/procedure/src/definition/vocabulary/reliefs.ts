import { type Bilingual } from '../../writing/text';

/** What those concerned may raise, and must be answered. */
export const RELIEFS = {
  question: { zh: '疑问', en: 'question' },
  objection: { zh: '异议', en: 'objection' },
  challenge: { zh: '质疑', en: 'challenge' },
  suspension: { zh: '暂停', en: 'suspension' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ReliefId = keyof typeof RELIEFS;
