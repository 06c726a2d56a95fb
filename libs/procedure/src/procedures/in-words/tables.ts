import {
  type MethodsDefinition,
  type PeriodDefinition,
  type ProcedureDefinition,
  type RuleScope,
} from '../../definition/definition';
import { NOTICE_FIELDS } from '../../definition/definition';
import { actsFrom, isCountedBack } from '../../definition/period-end';
import { type ActId } from '../../definition/vocabulary/acts';
import { type PeriodId } from '../../definition/vocabulary/periods';
import { actName, periodName } from '../../definition/words';
import { ruleSource } from '../../rules/rule-source';
import { type RuleId, RULES } from '../../rules/rules';
import { type Bilingual, type Language } from '../../writing/text';
import { type Classification } from '../../tender/project-draft';
import {
  CLASSIFICATION_NAMES,
  GUARD_NAMES,
  METHOD_NAMES,
  PART_NAMES,
  SCOPE_NAMES,
  SEATED_NAMES,
  TIE_NAMES,
  WHO_NAMES,
} from './names';

/** A table of a procedure's page: what stands in it, each row under the same heads. */
export interface TableInWords {
  readonly id: 'takingPart' | 'periods' | 'envelopes' | 'bodies' | 'reliefs' | 'notices' | 'scope';
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Rules with their articles: `EVA-01（招标投标法 第37条）`. */
export function rulesInWords(rules: readonly RuleId[], language: Language): string {
  const one = (rule: RuleId) =>
    language === 'zh' ? `${rule}（${ruleSource(rule, language)}）` : `${rule} (${ruleSource(rule, language)})`;
  return joined(rules.map(one), language);
}

function joined(texts: readonly string[], language: Language): string {
  return texts.join(language === 'zh' ? '；' : '; ');
}

function listed(names: readonly Bilingual[], language: Language): string {
  return names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ');
}

/** All that a procedure says beside its stages and acts, as tables; of what it has nothing of there is none. */
export function tablesInWords(definition: ProcedureDefinition, language: Language): TableInWords[] {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const act = (id: ActId) => `“${actName(definition, id)[language]}”`;
  const law = (rules: readonly RuleId[]) => rulesInWords(rules, language);
  const rule = say('规则和依据', 'rule and article');
  const {
    words,
    offers,
    methods,
    limits,
    periods,
    envelopes,
    bodies,
    reliefs,
    notices,
    bindsOnly,
    waived = [],
  } = definition;
  const tables: TableInWords[] = [
    {
      id: 'takingPart',
      title: say('参加和评审', 'Taking part and evaluation'),
      head: [say('事项', 'what'), say('规定', 'how'), rule],
      rows: [
        [say('参加者', 'who takes part'), WHO_NAMES[offers.who][language], law(offers.rules)],
        [
          say(`最少${words.bidder.zh}数`, 'fewest offers'),
          say(`${offers.fewest} 家，不足的不予开标`, `${offers.fewest}; with fewer none is opened`),
          law(offers.rules),
        ],
        ...(offers.invited
          ? [
              [
                say('邀请', 'invited'),
                say(`不少于 ${offers.invited.fewest} 家`, `at least ${offers.invited.fewest}`),
                law(offers.rules),
              ],
            ]
          : []),
        [say('轮次', 'rounds'), say(`${offers.rounds} 轮`, String(offers.rounds)), law(offers.rules)],
        [
          say('评审方法', 'methods'),
          listed(
            methods.kinds.map((kind) => METHOD_NAMES[kind]),
            language,
          ),
          law(methods.rules),
        ],
        [
          say('同分时', 'ties'),
          listed(
            methods.ties.map((tie) => TIE_NAMES[tie]),
            language,
          ),
          law(methods.rules),
        ],
        [
          say('推荐候选人', 'candidates'),
          say(`不超过 ${methods.maxCandidates} 名，标明顺序`, `at most ${methods.maxCandidates}, in order`),
          law(methods.rules),
        ],
        ...(methods.priceWeight
          ? [
              [
                say('价格权重', 'weight of the price'),
                priceWeightInWords(methods.priceWeight, language),
                law(methods.rules),
              ],
            ]
          : []),
        [
          say('保证金', 'security of bidders'),
          say(
            `不超过估算价的 ${limits.bidSecurityMaxPercent}%`,
            `at most ${limits.bidSecurityMaxPercent} % of the estimate`,
          ),
          law([limits.rules.bidSecurity]),
        ],
        [
          say('履约保证金', 'performance security'),
          say(
            `不超过合同价的 ${limits.performanceSecurityMaxPercent}%`,
            `at most ${limits.performanceSecurityMaxPercent} % of the contract price`,
          ),
          law([limits.rules.performanceSecurity]),
        ],
      ],
    },
    {
      id: 'periods',
      title: say('期限', 'Periods'),
      head: [
        say('期限', 'period'),
        say('长度', 'length'),
        say('起算', 'counted'),
        say('暂停期间', 'while suspended'),
        rule,
      ],
      rows: (Object.entries(periods) as [PeriodId, PeriodDefinition][]).map(([id, period]) => [
        periodName(definition, id)[language],
        lengthInWords(period, language),
        isCountedBack(period.from)
          ? say(
              `“${periodName(definition, period.from.before).zh}”届满前`,
              `before the end of “${periodName(definition, period.from.before).en}”`,
            )
          : say(
              `自${actsFrom(period.from).map(act).join('或者')}起`,
              `from ${actsFrom(period.from).map(act).join(' or ')}`,
            ),
        period.whileSuspended === 'stops' ? say('中止计算', 'stops') : say('继续计算', 'runs on'),
        law(period.rules),
      ]),
    },
    {
      id: 'envelopes',
      title: say('密封的文件', 'What is sealed'),
      head: [
        say('信封', 'envelope'),
        say('内容', 'holds'),
        say('轮次', 'round'),
        say('开启', 'opened'),
        say('保密至', 'secret whose it is until'),
      ],
      rows: envelopes.map(({ title, holds, round, openedBy, onlyFor, secretUntil }) => [
        title[language],
        listed(
          holds.map((part) => PART_NAMES[part]),
          language,
        ),
        String(round),
        say(
          `${act(openedBy)}后${onlyFor ? `，限${GUARD_NAMES[onlyFor].zh}` : ''}`,
          `after ${act(openedBy)}${onlyFor ? `, only ${GUARD_NAMES[onlyFor].en}` : ''}`,
        ),
        act(secretUntil),
      ]),
    },
    {
      id: 'bodies',
      title: say('评审机构', 'Who evaluates'),
      head: [say('名称', 'body'), say('人数', 'members'), say('专家比例', 'experts'), say('产生方式', 'seated'), rule],
      rows: Object.values(bodies).map(({ title, minimum, odd, expertShare: { of, outOf }, seated, rules }) => [
        title[language],
        say(`${minimum} 人以上${odd ? '单数' : ''}`, `${minimum} or more${odd ? ', an odd number' : ''}`),
        say(`不少于 ${of}/${outOf}`, `at least ${of} out of ${outOf}`),
        SEATED_NAMES[seated][language],
        law(rules),
      ]),
    },
    {
      id: 'reliefs',
      title: say('救济', 'What may be raised'),
      head: [
        say('事项', 'what'),
        say('提出', 'raised'),
        say('处理', 'settled'),
        say('答复期限', 'answered within'),
        say('处理完毕前不得', 'until then not possible'),
        rule,
      ],
      rows: Object.values(reliefs).map(({ title, raisedBy, answeredBy, decidedBy, answer, stops, rules }) => [
        title[language],
        act(raisedBy),
        [answeredBy, ...(decidedBy ? [decidedBy] : [])].map(act).join(say('、', ', ')),
        answer ? periodName(definition, answer)[language] : '–',
        stops.length === 0 ? '–' : stops.map(act).join(say('、', ', ')),
        law(rules),
      ]),
    },
    {
      id: 'notices',
      title: say('公告和通知书', 'Notices'),
      head: [say('名称', 'notice'), say('发布', 'published by'), say('内容', 'contents'), rule],
      rows: notices.map(({ of, title, contents, rules }) => [
        title[language],
        act(of),
        listed(
          contents.map((field) => NOTICE_FIELDS[field]),
          language,
        ),
        law(rules),
      ]),
    },
    {
      id: 'scope',
      title: say('只约束部分项目的规则', 'Rules that bind some projects only'),
      head: [say('规则', 'rule'), say('内容', 'what it says'), say('约束', 'binds')],
      rows: (Object.entries(bindsOnly) as [RuleId, RuleScope][]).map(([id, scope]) => [
        id,
        RULES[id].title[language],
        waived.includes(id)
          ? say(`${SCOPE_NAMES[scope].zh}；不约束本项目`, `${SCOPE_NAMES[scope].en}: not this one`)
          : SCOPE_NAMES[scope][language],
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** How long a period is: `at least 20 calendar days`. */
export function lengthInWords({ days, unit, bound }: PeriodDefinition, language: Language): string {
  const zh = `${days} ${unit === 'working-day' ? '个工作日' : '日'}`;
  const en = `${days} ${unit === 'working-day' ? 'working' : 'calendar'} ${days === 1 ? 'day' : 'days'}`;
  switch (bound) {
    case 'at-least':
      return language === 'zh' ? `不少于 ${zh}` : `at least ${en}`;
    case 'at-most':
      return language === 'zh' ? `${zh}内` : `within ${en}`;
    case 'set-by-act':
      return language === 'zh' ? '由该行为确定' : 'as that act says';
    case 'set-by-documents':
      return language === 'zh' ? `由文件规定，未规定的为 ${zh}` : `as the documents say, else ${en}`;
  }
}

function priceWeightInWords(weights: NonNullable<MethodsDefinition['priceWeight']>, language: Language): string {
  const kinds = Object.entries(weights) as [Classification, { least: string; most: string }][];
  const one = ([kind, { least, most }]: (typeof kinds)[number]) =>
    language === 'zh'
      ? `${CLASSIFICATION_NAMES[kind].zh} ${least}%–${most}%`
      : `${CLASSIFICATION_NAMES[kind].en} ${least} to ${most} %`;
  return joined(kinds.map(one), language);
}
