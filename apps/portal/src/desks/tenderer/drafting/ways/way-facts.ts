import {
  lengthInWords,
  type PeriodDefinition,
  type PeriodId,
  periodName,
  type ProcedureDefinition,
  WHO_NAMES,
} from '@mingtang/procedure/procedures';

/** What somebody who chooses a way to trade wants to know of it first. */
export const WAY_FACTS = ['who', 'fewest', 'sealed', 'rounds', 'times'] as const;
export type WayFact = (typeof WAY_FACTS)[number];

type Language = 'zh' | 'en';

/** A way to trade in short, from its definition: who takes part, what is sealed, how long things take at least. */
export function wayFacts(
  definition: ProcedureDefinition,
  language: Language,
): readonly { readonly fact: WayFact; readonly said: string }[] {
  const { offers, envelopes, periods } = definition;
  const list = (said: readonly string[]) => said.join(language === 'zh' ? '；' : '; ');
  const least = (Object.entries(periods) as [PeriodId, PeriodDefinition][]).filter(
    ([, { bound }]) => bound === 'at-least',
  );
  const said: Record<WayFact, string> = {
    who: WHO_NAMES[offers.who][language],
    fewest: String(offers.fewest),
    sealed: list(envelopes.map(({ title }) => title[language])),
    rounds: String(offers.rounds),
    times: list(
      least.map(([id, period]) => {
        const length = lengthInWords(period, language);
        const name = periodName(definition, id)[language];
        return language === 'zh' ? `${name}${length}` : `${name}: ${length}`;
      }),
    ),
  };
  const shown = WAY_FACTS.filter((fact) => fact !== 'rounds' || offers.rounds > 1);
  return shown.map((fact) => ({ fact, said: said[fact] }));
}
