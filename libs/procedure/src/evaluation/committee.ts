import { binds } from '../definition/scope';
import { bodyOf } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { type Refusal, ruleBroken } from '../refusal';
import { exclusionOf, type Interests, type PossibleMember } from './conflict';

export type MemberKind = 'expert' | 'tenderer-representative';

export interface CommitteeMember extends PossibleMember {
  readonly kind: MemberKind;
}

/**
 * What is wrong with a committee: EVA-01 its number is odd and at least 5, experts are at least two thirds; EVA-03 no member
 * has an interest (Tendering and Bidding Law art. 37). A representative of the tenderer may work for the tenderer, an expert
 * may not.
 */
export function checkCommittee(
  members: readonly CommitteeMember[],
  interests: Interests,
  definition: ProcedureDefinition,
): Refusal[] {
  return [...checkComposition(members, definition), ...members.flatMap((member) => checkMember(member, interests))];
}

/** How many experts a committee of `size` needs, at least (EVA-01). */
export function expertsNeeded(size: number, definition: ProcedureDefinition): number {
  const { of, outOf } = bodyOf(definition, 'committee').expertShare;
  return Math.ceil((size * of) / outOf);
}

/** EVA-01 where it binds; whose project need not be tendered says itself who evaluates, but somebody does, and each once. */
function checkComposition(members: readonly CommitteeMember[], definition: ProcedureDefinition): Refusal[] {
  const twice = new Set(members.map(({ id }) => id)).size !== members.length;
  return [
    ...(binds(definition, 'EVA-01') ? checkSizeAndShare(members, definition) : checkNotEmpty(members)),
    ...(twice
      ? [ruleBroken('EVA-01', 'committee-member-twice', { zh: '评标委员会成员重复', en: 'a member is named twice' })]
      : []),
  ];
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
  const { minimum, odd } = bodyOf(definition, 'committee');
  const size = members.length;
  const experts = members.filter(({ kind }) => kind === 'expert').length;
  const needed = expertsNeeded(size, definition);
  const refusals: Refusal[] = [];
  if (size < minimum)
    refusals.push(
      ruleBroken(
        'EVA-01',
        'committee-too-small',
        { zh: `评标委员会成员不得少于${minimum}人`, en: `a committee has at least ${minimum} members` },
        { params: { size, minimum } },
      ),
    );
  if (odd && size % 2 === 0)
    refusals.push(
      ruleBroken(
        'EVA-01',
        'committee-even',
        { zh: '评标委员会成员人数应为单数', en: 'a committee has an odd number of members' },
        { params: { size } },
      ),
    );
  if (experts < needed)
    refusals.push(
      ruleBroken(
        'EVA-01',
        'committee-too-few-experts',
        {
          zh: '技术、经济等方面的专家不得少于成员总数的三分之二',
          en: 'technical and economic experts are at least two thirds of the members',
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
