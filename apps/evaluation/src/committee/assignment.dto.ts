import { candidateCommitment, type CandidateIdentity } from '@mingtang/sealing';
import { type MemberKind } from '@mingtang/procedure/evaluation';
import { type Stage, STAGES } from '@mingtang/procedure/procedures';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isConcluded } from '../lot/evaluation-state';
import { type KnownLot } from '../lot/opened-lot';
import { type CommitteeMember, MEMBER_STATES, type MemberState } from './committee-member.entity';

/** Who a candidate of a draw is, and how the request of the draw commits to it (docs/spec/expert-draw.md). */
export class IdentityDto {
  @ApiProperty({ format: 'uuid', description: 'the expert’s id in the pool' })
  expert: string;

  @ApiProperty({ example: '王工' })
  name: string;

  @ApiProperty({ description: '32 random bytes, hex' })
  salt: string;

  @ApiProperty({ description: 'SHA-256 of the canonical JSON of the three, as it stands in the request of the draw' })
  commitment: string;
}

/** A seat on a committee, as its member sees it. */
export class AssignmentDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '示范市第一水厂改造工程施工' })
  title: string;

  @ApiProperty({ example: 'cn-open-tender@1', description: 'the way to trade and its version, of its notice' })
  procedure: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: '土建' })
  lotTitle: string;

  @ApiProperty({ description: 'legal days pass faster' })
  sandbox: boolean;

  @ApiProperty({ enum: STAGES, description: 'where the lot stands' })
  stage: Stage;

  @ApiProperty({ description: 'the report is signed, and stays so whatever becomes of the tender (ANN-11)' })
  concluded: boolean;

  @ApiProperty({
    format: 'uuid',
    description: 'the member’s id in this lot, under which its findings and scores stand',
  })
  member: string;

  @ApiProperty({ enum: ['expert', 'tenderer-representative'] })
  kind: MemberKind;

  @ApiProperty({
    enum: MEMBER_STATES,
    description: '`seated` until it has declared; `released` where its draw never took effect',
  })
  memberState: MemberState;

  @ApiPropertyOptional({
    description: 'of an expert: that the draw meant just me, by a commitment fixed before anyone knew its outcome',
  })
  identity?: IdentityDto;
}

export function identityDto(identity: CandidateIdentity): IdentityDto {
  return { ...identity, commitment: candidateCommitment(identity) };
}

export function assignmentDto(
  { project, terms, case: { stand } }: KnownLot,
  { id, kind, state: memberState }: CommitteeMember,
  identity?: CandidateIdentity,
): AssignmentDto {
  const { published } = project;
  return {
    project: published.id,
    title: published.title,
    procedure: published.procedure,
    lot: terms.lot.id,
    lotTitle: terms.lot.title,
    sandbox: published.calendar.mode === 'sandbox',
    stage: stand.stage,
    concluded: isConcluded(stand),
    member: id,
    kind,
    memberState,
    ...(identity && { identity: identityDto(identity) }),
  };
}
