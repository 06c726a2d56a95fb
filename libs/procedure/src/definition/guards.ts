import { type Refusal } from '../rules/refusal';

/** What each guard asks to be told. */
export interface GuardInputs {
  /** The bid whose envelope is in question passed the review of the envelope before it. */
  readonly 'passed-technical-review': { readonly passed: boolean };
  /** The organisation is among those invited. */
  readonly invited: { readonly invited: boolean };
  /** The organisation was admitted after its application. */
  readonly admitted: { readonly admitted: boolean };
}

/** A condition of content that a definition may put on an act; pure, and named so that a misspelt one does not compile. */
export type GuardName = keyof GuardInputs;

type Guard<Name extends GuardName> = (input: GuardInputs[Name]) => readonly Refusal[];

export const GUARDS: { readonly [Name in GuardName]: Guard<Name> } = {
  'passed-technical-review': ({ passed }) =>
    passed
      ? []
      : [
          {
            kind: 'rule',
            code: 'technical-review-not-passed',
            rule: 'EVA-04',
            message: {
              zh: '技术标未通过评审，其报价文件不予开启',
              en: 'the technical envelope did not pass the review: the price envelope stays closed',
            },
          },
        ],
  invited: ({ invited }) =>
    invited
      ? []
      : [
          {
            kind: 'forbidden',
            code: 'not-invited',
            message: { zh: '仅受邀请的单位可以参加', en: 'only those invited may take part' },
          },
        ],
  admitted: ({ admitted }) =>
    admitted
      ? []
      : [
          {
            kind: 'forbidden',
            code: 'not-admitted',
            message: {
              zh: '仅通过资格预审的申请人可以参加',
              en: 'only those who passed the prequalification may take part',
            },
          },
        ],
};

/** What somebody can tell of the conditions of an act, each asked for only where the definition demands it. */
export type GuardFacts = { readonly [Name in GuardName]?: GuardInputs[Name] };

/**
 * What keeps an act back by its guards.
 * @throws RangeError where a guard is demanded of which nothing is told: a fault of the caller.
 */
export function guardsAgainst(guards: readonly GuardName[], facts: GuardFacts): readonly Refusal[] {
  return guards.flatMap((name) => judged(name, facts));
}

function judged<Name extends GuardName>(name: Name, facts: GuardFacts): readonly Refusal[] {
  const input = facts[name];
  if (input === undefined) throw new RangeError(`nothing is told of the guard ${name}`);
  return (GUARDS[name] as Guard<Name>)(input as GuardInputs[Name]);
}
