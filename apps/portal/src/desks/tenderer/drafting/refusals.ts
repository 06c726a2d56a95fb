import { isRuleId, type Refusal, RULES, ruleSource, type Warning } from '@mingtang/procedure/rules';
import { type Problem } from '../../../api/problem';

/** Something wrong with a draft, or missing in it. */
export interface Fault {
  readonly code: string;
  /** In both languages, or in the one that the page speaks. */
  readonly message: Refusal['message'] | string;
  /** Path in the draft; empty where it is about the whole. */
  readonly field: string;
  readonly rule?: string;
  /** `wrong` cannot be saved; `missing` only stands in the way of publication; `doubtful` is lawful and probably not meant. */
  readonly weight: 'wrong' | 'missing' | 'doubtful';
}

export function faultOf(said: Refusal | Warning, weight: Fault['weight']): Fault {
  const { code, message, field = '', rule } = said;
  return { code, message, field, weight, ...(rule !== undefined && { rule }) };
}

/** The faults that the platform found; paths into the request become paths into the draft. */
export function faultsOfProblem(problem: Problem): Fault[] {
  const items = problem.errors?.length ? problem.errors : [problem];
  return items.map(({ code, message, field, rule }) => ({
    code,
    message,
    field: (field ?? '').replace(/^(draft|release)\./, ''),
    weight: 'wrong',
    ...(rule !== undefined && { rule }),
  }));
}

/** What stands in the way of saving or publishing; doubts do not. */
export function hindering(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ weight }) => weight !== 'doubtful');
}

/** Whether a fault stands at a field: at the very field, or where `covers` at anything in it that has no field of its own. */
export function standsAt(fault: Fault, field: string, covers: boolean): boolean {
  if (fault.field === field) return true;
  return covers && (fault.field.startsWith(`${field}.`) || fault.field.startsWith(`${field}[`));
}

/** A field's path as refusals write it: `['lots', 0, 'title']` is `lots[0].title`. */
export function fieldOf(path: readonly (string | number)[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

/** Title and source of a rule in one language; of the source the Chinese or the English name of each law. */
export function ruleIn(
  language: 'zh-CN' | 'en',
  id: string,
): { readonly title: string; readonly source: string } | undefined {
  if (!isRuleId(id)) return undefined;
  const of = language === 'en' ? 'en' : 'zh';
  return { title: RULES[id].title[of], source: ruleSource(id, of) };
}
