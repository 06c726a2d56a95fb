import { type ActDefinition, type ProcedureDefinition } from '../../definition/definition';
import { type ActId } from '../../definition/vocabulary/acts';
import { type PeriodId } from '../../definition/vocabulary/periods';
import { RELIEFS } from '../../definition/vocabulary/reliefs';
import { type Stage } from '../../definition/vocabulary/stages';
import { actName, capacityName, outcomeNameIn, periodName, stageName } from '../../definition/words';
import { type RuleId } from '../../rules/rules';
import { type Bilingual, type Language } from '../../writing/text';
import { GUARD_NAMES } from './names';

const OTHERWISE: Bilingual = { zh: '其他情形', en: 'otherwise' };

/** What an act leads to, where it leads away or has several outcomes. */
export interface LeadInWords {
  /** In which case; left out where there is but one. */
  readonly outcome?: string;
  /** Left out where the case stays where it is. */
  readonly to?: { readonly stage: Stage; readonly name: string };
}

/** An act of a procedure, said in one language. */
export interface ActInWords {
  readonly id: ActId;
  readonly name: string;
  readonly by: readonly string[];
  /** Until which stage it may be done, where that is not only the stage under which it is listed. */
  readonly until?: string;
  /** What it is bound to: periods, other acts, what stops it. */
  readonly when: readonly string[];
  readonly leads: readonly LeadInWords[];
  readonly rules: readonly RuleId[];
}

/** An act in words. */
export function actInWords(
  definition: ProcedureDefinition,
  id: ActId,
  act: ActDefinition,
  language: Language,
): ActInWords {
  const places = definition.stages.filter((stage) => act.in.includes(stage));
  const last = places.at(-1);
  return {
    id,
    name: actName(definition, id)[language],
    by: act.by.map((capacity) => capacityName(definition, capacity)[language]),
    ...(places.length > 1 && last !== undefined && { until: stageName(definition, last)[language] }),
    when: conditions(definition, act).map((condition) => condition[language]),
    leads: leadsOf(definition, act, language),
    rules: act.rules,
  };
}

function leadsOf(definition: ProcedureDefinition, { leads }: ActDefinition, language: Language): LeadInWords[] {
  const outcomeName = (outcome: string) => outcomeNameIn(definition, outcome);
  const all = Object.entries(leads);
  if (all.length === 1 && all[0]?.[1] === 'stays') return [];
  const named = all.filter(([id]) => outcomeName(id));
  const others = all.filter(([id]) => !outcomeName(id));
  return [...named, ...others].map(([id, stage]) => ({
    ...(all.length > 1 && { outcome: (outcomeName(id) ?? OTHERWISE)[language] }),
    ...(stage !== 'stays' && { to: { stage, name: stageName(definition, stage)[language] } }),
  }));
}

function conditions(definition: ProcedureDefinition, act: ActDefinition): Bilingual[] {
  const { within, notBefore, owed, after, opens, answers, stoppedBy, undoes, guards, outcomesIn = {} } = act;
  const actOf = (id: ActId) => actName(definition, id);
  const period = (id: PeriodId) => periodName(definition, id);
  const list = (names: readonly Bilingual[], language: Language) =>
    names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ');
  const several = (names: readonly Bilingual[], zh: (names: string) => string, en: (names: string) => string) =>
    names.length === 0 ? [] : [{ zh: zh(list(names, 'zh')), en: en(list(names, 'en')) }];
  const one = (name: Bilingual | undefined, zh: (name: string) => string, en: (name: string) => string) =>
    several(name ? [name] : [], zh, en);
  return [
    ...one(
      notBefore && period(notBefore),
      (period) => `“${period}”届满后方可进行`,
      (period) => `not before the end of “${period}”`,
    ),
    ...several(
      (after ?? []).map(actOf),
      (acts) => `在“${acts}”之后`,
      (acts) => `after “${acts}”`,
    ),
    ...one(
      within && period(within),
      (period) => `在“${period}”届满前，逾期不予受理`,
      (period) => `before the end of “${period}”, later it is refused`,
    ),
    ...(owed === 'when-possible' ? [{ zh: '条件具备即应当办理', en: 'due as soon as it is possible' }] : []),
    ...one(
      owed !== undefined && owed !== 'when-possible' ? period(owed) : undefined,
      (period) => `应当在“${period}”内完成，逾期标明`,
      (period) => `due within “${period}”; what comes later is marked as late`,
    ),
    ...several(
      guards.map((guard) => GUARD_NAMES[guard]),
      (names) => `限${names}`,
      (names) => `only ${names}`,
    ),
    ...one(
      opens && RELIEFS[opens],
      (relief) => `提出${relief}`,
      (relief) => `raises: ${relief}`,
    ),
    ...one(
      answers && RELIEFS[answers],
      (relief) => `处理${relief}`,
      (relief) => `settles: ${relief}`,
    ),
    ...several(
      stoppedBy.map((relief) => RELIEFS[relief]),
      (reliefs) => `有未处理完毕的${reliefs}时不得进行`,
      (reliefs) => `not while this is open: ${reliefs}`,
    ),
    ...one(
      undoes && actOf(undoes),
      (name) => `此前的“${name}”未生效`,
      (name) => `“${name}” never took effect`,
    ),
    ...(Object.entries(outcomesIn) as [Stage, readonly string[]][]).map(([stage, outcomes]) => {
      const named = outcomes.flatMap((outcome) => outcomeNameIn(definition, outcome) ?? []);
      const { zh, en } = stageName(definition, stage);
      return {
        zh: `在“${zh}”阶段仅限${list(named, 'zh')}的`,
        en: `at the stage “${en}” only where ${list(named, 'en')}`,
      };
    }),
  ];
}
