import { binds } from '../definition/scope';
import { bodyOf } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { type Refusal, ruleBroken } from '../rules/refusal';
import { type RuleId } from '../rules/rules';
import { exclusionOf, type Interests, type PossibleMember } from './conflict';

export type MemberKind = 'expert' | 'tenderer-representative';

export interface CommitteeMember extends PossibleMember {
  readonly kind: MemberKind;
}

/**
 * What is wrong with a committee: by the rule of its definition's body (EVA-01, Tendering and Bidding Law art. 37; GP-10) its number is odd and not too
 * small, and experts have their share; EVA-03 no member has an interest. A representative of the tenderer may work for the tenderer, an expert may not.
 */
export function checkCommittee(
  members: readonly CommitteeMember[],
  interests: Interests,
  definition: ProcedureDefinition,
): Refusal[] {
  return [...checkComposition(members, definition), ...members.flatMap((member) => checkMember(member, interests))];
}

/** How many experts a committee of `size` needs, at least (EVA-01, GP-10). */
export function expertsNeeded(size: number, definition: ProcedureDefinition): number {
  const { of, outOf } = bodyOf(definition, 'committee').expertShare;
  return Math.ceil((size * of) / outOf);
}

/** The rule of the body where it binds; whose project need not be tendered says itself who evaluates, but somebody does, and each once. */
function checkComposition(members: readonly CommitteeMember[], definition: ProcedureDefinition): Refusal[] {
  const twice = new Set(members.map(({ id }) => id)).size !== members.length;
  return [
    ...(binds(definition, compositionRule(definition))
      ? checkSizeAndShare(members, definition)
      : checkNotEmpty(members)),
    ...(twice
      ? [
          ruleBroken(compositionRule(definition), 'committee-member-twice', {
            zh: '评标委员会成员重复',
            en: 'a member is named twice',
          }),
        ]
      : []),
  ];
}

/** Under which rule a committee is composed. */
function compositionRule(definition: ProcedureDefinition): RuleId {
  const [rule] = bodyOf(definition, 'committee').rules;
  return rule ?? 'EVA-01';
}

function checkNotEmpty(members: readonly CommitteeMember[]): Refusal[] {
  if (members.length > 0) return [];
  return [
    {
      kind: 'conflict',
      code: 'committee-empty',
      message: { zh: '评标委员会至少应有一名成员', en: 'a committee has at least one member' },
    },
  ];
}

function checkSizeAndShare(members: readonly CommitteeMember[], definition: ProcedureDefinition): Refusal[] {
  const { minimum, odd, title, expertShare } = bodyOf(definition, 'committee');
  const rule = compositionRule(definition);
  const size = members.length;
  const experts = members.filter(({ kind }) => kind === 'expert').length;
  const needed = expertsNeeded(size, definition);
  const refusals: Refusal[] = [];
  if (size < minimum)
    refusals.push(
      ruleBroken(
        rule,
        'committee-too-small',
        { zh: `${title.zh}成员不得少于${minimum}人`, en: `the ${title.en} has at least ${minimum} members` },
        { params: { size, minimum } },
      ),
    );
  if (odd && size % 2 === 0)
    refusals.push(
      ruleBroken(
        rule,
        'committee-even',
        { zh: `${title.zh}成员人数应为单数`, en: `the ${title.en} has an odd number of members` },
        { params: { size } },
      ),
    );
  if (experts < needed)
    refusals.push(
      ruleBroken(
        rule,
        'committee-too-few-experts',
        {
          zh: `技术、经济等方面的专家不得少于成员总数的${expertShare.outOf}分之${expertShare.of}`,
          en: `technical and economic experts are at least ${expertShare.of}/${expertShare.outOf} of the members`,
        },
        { params: { experts, needed, size } },
      ),
    );
  return refusals;
}

function checkMember(member: CommitteeMember, interests: Interests): Refusal[] {
  const reason = exclusionOf(member, interests);
  if (!reason || (reason === 'works-for-tenderer' && member.kind === 'tenderer-representative')) return [];
  return [
    ruleBroken(
      'EVA-03',
      'committee-member-has-interest',
      { zh: '与投标人有利害关系的人不得进入评标委员会', en: 'no one with an interest sits on the committee' },
      { params: { member: member.id, reason } },
    ),
  ];
}
