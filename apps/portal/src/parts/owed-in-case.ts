import {
  actName,
  type Capacity,
  capacityName,
  type ProcedureDefinition,
  RELIEFS,
} from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { isRuleId, RULES, ruleSource } from '@mingtang/procedure/rules';
import { type Schema } from '../api/api';
import { useLanguage } from '../language/use-language';

/** What comes next in a case by its procedure, as the register says it. */
export type OwedInCase = Schema<'disclosure.OwedDto'>;

/** What somebody has to do in that capacity now: it is possible, and nothing open keeps it back. */
export function owedBy(owed: readonly OwedInCase[], capacity: Capacity): readonly OwedInCase[] {
  return owed.filter(({ by, from, waitsFor }) => by.includes(capacity) && from === undefined && waitsFor.length === 0);
}

/** Whether somebody has to do that act in that capacity now. */
export function owes(owed: readonly OwedInCase[], capacity: Capacity, act: OwedInCase['act']): boolean {
  return owedBy(owed, capacity).some((each) => each.act === act);
}

type Language = 'zh' | 'en';
type Worded = Pick<ProcedureDefinition, 'words'>;

/** What is owed, as an instruction. */
export function whatIsOwed({ act }: Pick<OwedInCase, 'act'>, definition: Worded, language: Language): string {
  return capital(actName(definition, act)[language]);
}

/** Who owes it. */
export function whoOwes({ by }: Pick<OwedInCase, 'by'>, definition: Worded, language: Language): string {
  return by.map((capacity) => capacityName(definition, capacity)[language]).join(language === 'zh' ? '、' : ', ');
}

/** What is open and keeps it back. */
export function whatKeepsBack({ waitsFor }: Pick<OwedInCase, 'waitsFor'>, language: Language): string {
  return waitsFor.map((relief) => RELIEFS[relief][language]).join(language === 'zh' ? '、' : ', ');
}

/** The rule under which it is owed, with its article. */
export function whyOwed({ rules: [rule] }: Pick<OwedInCase, 'rules'>, language: Language): string {
  if (rule === undefined || !isRuleId(rule)) return '';
  const title = RULES[rule].title[language];
  return language === 'zh'
    ? `${title}（${rule}，${ruleSource(rule, language)}）`
    : `${title} (${rule}, ${ruleSource(rule, language)})`;
}

/** The language in which these are said on the page. */
export function useOwedLanguage(): Language {
  return useLanguage() === 'en' ? 'en' : 'zh';
}
