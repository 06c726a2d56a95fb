import { type MemberKind } from '@mingtang/procedure';
import { ApiProperty } from '@nestjs/swagger';
import { EVALUATION_STATES, type Evaluation, type EvaluationState } from '../lot/evaluation.entity';
import { type KnownLot } from '../lot/lot-access';
import { type CommitteeMember } from './committee-member.entity';

/** A seat on a committee, as its member sees it. */
export class AssignmentDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '示范市第一水厂改造工程施工' })
  title: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: '土建' })
  lotTitle: string;

  @ApiProperty({ description: 'legal days pass faster' })
  sandbox: boolean;

  @ApiProperty({ enum: EVALUATION_STATES })
  state: EvaluationState;

  @ApiProperty({
    format: 'uuid',
    description: 'the member’s id in this lot, under which its findings and scores stand',
  })
  member: string;

  @ApiProperty({ enum: ['expert', 'tenderer-representative'] })
  kind: MemberKind;

  @ApiProperty({ enum: ['seated', 'accepted', 'recused'], description: '`seated` until it has declared' })
  memberState: CommitteeMember['state'];
}

export function assignmentDto(
  { project, terms }: KnownLot,
  { state }: Pick<Evaluation, 'state'>,
  { id, kind, state: memberState }: CommitteeMember,
): AssignmentDto {
  const { published } = project;
  return {
    project: published.id,
    title: published.title,
    lot: terms.lot.id,
    lotTitle: terms.lot.title,
    sandbox: published.calendar.mode === 'sandbox',
    state,
    member: id,
    kind,
    memberState,
  };
}
