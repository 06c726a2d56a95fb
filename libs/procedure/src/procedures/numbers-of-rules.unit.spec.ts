import { expect, it } from '@jest/globals';
import { type ProcedureDefinition } from '../definition/definition';
import { type RuleId, RULES } from '../rules/rules';
import { PROCEDURES } from './registry';

/** Rules whose words name a number. */
const NUMBERED = Object.values(RULES).filter(({ title }) => /\d/.test(title.zh));

/** Every number that a definition gives a rule. */
function numbersIn({
  periods,
  offers,
  bodies,
  methods,
  limits,
}: ProcedureDefinition): readonly (readonly [RuleId, number])[] {
  const of = (rules: readonly RuleId[], ...numbers: readonly number[]) =>
    rules.flatMap((rule) => numbers.map((number) => [rule, number] as const));
  return [
    ...Object.values(periods).flatMap(({ rules, days }) => of(rules, days)),
    ...of(offers.rules, offers.fewest, ...(offers.invited ? [offers.invited.fewest] : [])),
    ...Object.values(bodies).flatMap(({ rules, minimum, expertShare }) =>
      of(rules, minimum, expertShare.of, expertShare.outOf),
    ),
    ...of(methods.rules, methods.maxCandidates),
    ...Object.values(methods.priceWeight ?? {}).flatMap(({ least, most }) =>
      of(methods.rules, Number(least), Number(most)),
    ),
    ...of([limits.rules.bidSecurity], Number(limits.bidSecurityMaxPercent)),
    ...Object.values(limits.bidSecurityMaxPerLot).flatMap(({ amount }) => of(['BID-01'], Number(amount) / 10_000)),
    ...of([limits.rules.performanceSecurity], Number(limits.performanceSecurityMaxPercent)),
  ];
}

it.each(NUMBERED.map(({ id, title }) => [id, title.zh] as const))('%s: %s', (id, words) => {
  const given = PROCEDURES.flatMap(numbersIn)
    .filter(([rule]) => rule === id)
    .map(([, number]) => number);
  const said = [...words.matchAll(/\d+/g)].map(Number);
  expect(said.filter((number) => !given.includes(number))).toEqual([]);
});
