import { EVENTS, isEventType } from '@mingtang/contracts';
import { type Classification } from '@mingtang/procedure/tender';

export type Language = 'zh' | 'en';

/** One thing said in both languages. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

const said = (zh: string, en: string): Said => ({ zh, en });

export const CLASSIFICATION_WORDS: Readonly<Record<Classification, Said>> = {
  works: said('工程', 'Works'),
  goods: said('货物', 'Goods'),
  services: said('服务', 'Services'),
};

const YES = said('是', 'yes');
const NO = said('否', 'no');
/** Whether a bid's security was paid, where the notice asks one. */
export const securityWords = (asked: boolean, paid: boolean): Said => (asked ? yesOrNo(paid) : NOT_ASKED);
const NOT_ASKED = said('未要求', 'not asked');

export const yesOrNo = (yes: boolean): Said => (yes ? YES : NO);

/** What a step of this type is called; the type itself where a later version of another service tells of it. */
export function stepWords(type: string): Said {
  return isEventType(type) ? EVENTS[type].name : said(type, type);
}
