import { type Bilingual, carriedText, isolatedText } from '@mingtang/procedure/writing';
import { type Language } from '../contacts/contact.entity';

export interface LetterFacts {
  readonly said: Bilingual;
  readonly projectTitle: string;
  readonly lotTitle?: string;
  readonly dueAt?: Date;
  /** The portal's page about it. */
  readonly link: string;
  /** Whether the platform's mail may name the project: not to a member of a committee, whom mail must not betray (EVA-03). */
  readonly named: boolean;
}

const WORDS = {
  'zh-CN': { due: '截止时间', lot: '标段', platform: '明堂', settings: '可在个人页面更改邮箱或者停止邮件通知。' },
  en: {
    due: 'Due before',
    lot: 'Lot',
    platform: 'Mingtang',
    settings: 'Change the address or stop mail on your account page.',
  },
} as const;

/** Subject and text of a mail about a notice, in the language of its reader; times are legal ones, of Asia/Shanghai. */
export function letterOf(facts: LetterFacts, language: Language): { subject: string; text: string } {
  const { projectTitle, lotTitle, dueAt, link, named } = facts;
  const words = WORDS[language];
  const said = facts.said[language === 'en' ? 'en' : 'zh'];
  const title = given(projectTitle);
  const about = named ? [title, ...(lotTitle === undefined ? [] : [`${words.lot}: ${given(lotTitle)}`])] : [];
  const due = dueAt ? [`${words.due}: ${legalTime(dueAt, language)}`] : [];
  return {
    subject: [`[${words.platform}]`, said, ...(named ? [`· ${title}`] : [])].join(' '),
    text: [said, '', ...about, ...due, link, '', words.settings].join('\n'),
  };
}

/** What people wrote, in one line and kept to itself: a title ends no header and turns nothing round. */
function given(text: string): string {
  return isolatedText(carriedText(text, 'one'));
}

export function legalTime(instant: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'Asia/Shanghai',
  }).format(instant);
}
