import { type EvaluationResult, type MemberKind } from '@mingtang/procedure/evaluation';
import { type Stage, STAGES } from '@mingtang/procedure/procedures';
import { type EvaluationMethod } from '@mingtang/procedure/tender';
import { OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MEMBER_STATES, type MemberState } from '../committee/committee-member.entity';
import { DrawStandDto } from '../draw/draw-stand';
import { OvertakenActDto } from '../overtaken/overtaken-act.dto';
import { CountDto } from './count.dto';

/** A member for the owner and supervision: its name for supervision alone (EVA-03). */
export class MemberDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['expert', 'tenderer-representative'] })
  kind: MemberKind;

  @ApiPropertyOptional({ example: 'A08' })
  category?: string;

  @ApiProperty({ enum: MEMBER_STATES })
  state: MemberState;

  @ApiPropertyOptional({ description: 'for supervision only' })
  name?: string;
}

/** What the asking member has done. */
export class OwnPartDto {
  @ApiProperty({ format: 'uuid' })
  member: string;

  @ApiProperty()
  accepted: boolean;

  @ApiProperty()
  reviewed: boolean;

  @ApiProperty()
  scored: boolean;

  @ApiProperty({ description: 'signed or dissented' })
  signed: boolean;
}

/** Where the evaluation of a lot stands. */
export class LotDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: '土建' })
  title: string;

  @ApiProperty({ enum: STAGES, description: 'where the lot stands' })
  stage: Stage;

  @ApiProperty({ description: 'a seat could not be filled from the drawn order, so that the owner draws again for it' })
  vacant: boolean;

  @ApiProperty({ description: 'the report is signed, and stays so whatever becomes of the tender (ANN-11)' })
  concluded: boolean;

  @ApiProperty({ description: 'legal days pass faster' })
  sandbox: boolean;

  @ApiPropertyOptional({ example: 2 })
  secondsPerDay?: number;

  @ApiProperty({ enum: ['composite', 'lowest-evaluated-price'] })
  method: EvaluationMethod['kind'];

  @ApiPropertyOptional({ example: 5, description: 'bids that were opened' })
  bids?: number;

  @ApiPropertyOptional({
    type: [OrganisationDto],
    description: 'whose bids were opened: towards these a member declares whether it has an interest (EVA-03)',
  })
  bidders?: OrganisationDto[];

  @ApiPropertyOptional({ description: 'where the draw of its experts stands' })
  draw?: DrawStandDto;

  @ApiPropertyOptional({ description: 'members who have declared to have no interest' })
  accepted?: CountDto;

  @ApiPropertyOptional()
  reviewed?: CountDto;

  @ApiPropertyOptional({ description: 'of a composite method' })
  scored?: CountDto;

  @ApiPropertyOptional({ description: 'members who have signed or dissented' })
  signed?: CountDto;

  @ApiPropertyOptional({ type: [MemberDto], description: 'for the owner and supervision' })
  members?: MemberDto[];

  @ApiPropertyOptional({ description: 'for a member' })
  own?: OwnPartDto;

  @ApiPropertyOptional({ example: '2026-12-15T01:30:00.000Z' })
  openedAt?: string;

  @ApiPropertyOptional()
  formedAt?: string;

  @ApiPropertyOptional()
  reviewConcludedAt?: string;

  @ApiPropertyOptional()
  completedAt?: string;

  @ApiPropertyOptional({ enum: ['ranked', 'all-rejected'] })
  outcome?: EvaluationResult['outcome'];

  @ApiPropertyOptional({ description: 'who has not signed by then counts as consenting (EVA-07)' })
  signingDue?: string;

  @ApiPropertyOptional()
  signedAt?: string;

  @ApiPropertyOptional({
    type: [OvertakenActDto],
    description:
      'acts of the evaluation that something came before in the order of the project, so that they never took effect',
  })
  overtaken?: OvertakenActDto[];

  @ApiPropertyOptional({ description: 'when the report became public' })
  publicAt?: string;
}
