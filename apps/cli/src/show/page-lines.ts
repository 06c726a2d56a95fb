import { EVENTS, type EventType } from '@mingtang/contracts';
import { formatMoney, type Money } from '@mingtang/procedure/money';
import { definitionOf, isStage, stageName } from '@mingtang/procedure/procedures';
import { type ContactPoint, type TenderItem } from '@mingtang/procedure/tender';
import { type Language } from '../terminal/language';

/** What this command shows of a project's register page. */
export interface RegisterPage {
  readonly project: string;
  /** Name of the version by which it goes. */
  readonly procedure: string;
  readonly stage: string;
  readonly sandbox: boolean;
  readonly notice: {
    readonly ocid: string;
    readonly title: string;
    readonly procuringEntity: { readonly name: string };
    readonly estimate: Money | null;
    readonly contactPoint?: ContactPoint;
    readonly items: readonly TenderItem[];
  };
  readonly timetable: { readonly submissionDeadline: string };
}

export interface RegisterStep {
  readonly type: EventType;
  readonly time: string;
  readonly lot?: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A digest, of which the beginning is enough to recognise it; `--json` gives it whole. */
const DIGEST = /^([0-9a-f]{12})[0-9a-f]{52}$/;

/** A project's page as lines for people: what it is, then every public step in order. */
export function pageLines(page: RegisterPage, steps: readonly RegisterStep[], language: Language): string[] {
  const zh = language === 'zh';
  const { project, procedure, stage, sandbox, notice, timetable } = page;
  const definition = definitionOf(procedure);
  const { words, title } = definition;
  const binding = zh ? '（沙盒项目，无法律效力）' : ' (sandbox, binds nobody)';
  return [
    notice.title,
    `${project} · ${notice.ocid}`,
    `${zh ? '交易方式' : 'way to trade'}: ${title[language]} (${procedure})`,
    `${zh ? '阶段' : 'stage'}: ${isStage(stage) ? stageName(definition, stage)[language] : stage}${sandbox ? binding : ''}`,
    `${words.owner[language]}: ${notice.procuringEntity.name}`,
    ...contactLine(notice.contactPoint, zh),
    ...(notice.estimate ? [`${zh ? '估算价' : 'estimate'}: ${formatMoney(notice.estimate, language)}`] : []),
    `${zh ? `递交${words.offer.zh}截止` : `${words.offer.en} until`}: ${timetable.submissionDeadline}`,
    ...itemLines(notice.items, zh),
    '',
    ...steps.map(({ time, type, lot, facts }) => {
      const where = lot === undefined ? '' : ` [${lot}]`;
      return `${time}${where}  ${EVENTS[type].name[language]}${brief(facts)}`;
    }),
  ];
}

function contactLine(contact: ContactPoint | undefined, zh: boolean): string[] {
  if (!contact) return [];
  const { name, telephone, email, url } = contact;
  return [`${zh ? '联系方式' : 'contact'}: ${[name, telephone, email, url].filter((part) => part).join(', ')}`];
}

function itemLines(items: readonly TenderItem[], zh: boolean): string[] {
  if (items.length === 0) return [];
  return [
    '',
    `${zh ? '采购清单' : 'items'}:`,
    ...items.map(({ description, quantity, unit, classification, lotId }) => {
      const where = lotId === undefined ? '' : ` [${lotId}]`;
      const amount = [quantity, unit].filter((part) => part).join(' ');
      const kind = classification ? `${classification.scheme} ${classification.id}` : '';
      return `  ${[`${description}${where}`, amount, kind].filter((part) => part !== '').join('; ')}`;
    }),
  ];
}

function brief(facts: RegisterStep['facts']): string {
  const shown = Object.entries(facts).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return shown.length === 0
    ? ''
    : `  ${shown.map(([name, value]) => `${name}=${String(value).replace(DIGEST, '$1…')}`).join(' ')}`;
}
