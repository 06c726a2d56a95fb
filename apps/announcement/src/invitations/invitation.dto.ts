import { INVITATION_GROUNDS, type InvitationGround } from '@mingtang/procedure/tender';
import { IsLine, IsText, OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const MOST_INVITED = 200;
const GROUNDS = Object.keys(INVITATION_GROUNDS) as InvitationGround[];

export class InvitationGroundDto {
  @ApiProperty({ enum: GROUNDS, description: 'one of the two grounds that the law has (REG 8)' })
  @IsIn(GROUNDS)
  kind: InvitationGround;

  @ApiProperty({
    example: '工法特殊，省内仅四家单位具备相应能力',
    description: 'how it holds for this project; published',
  })
  @IsText()
  @MaxLength(4_000)
  text: string;
}

export class InvitationApprovalDto {
  @ApiProperty({ example: '示范市发展和改革委员会' })
  @IsLine()
  @MaxLength(500)
  by: string;

  @ApiProperty({ example: '示发改〔2036〕7号' })
  @IsLine()
  @MaxLength(100)
  number: string;
}

/** Of a tender by invitation (邀请招标). */
export class InvitationDto {
  @ApiPropertyOptional({ type: InvitationGroundDto, description: 'needed for the notice, which publishes it (ANN-02)' })
  @IsOptional()
  @ValidateNested()
  @Type(() => InvitationGroundDto)
  ground?: InvitationGroundDto;

  @ApiPropertyOptional({
    type: InvitationApprovalDto,
    description: 'who approved it; needed for the notice of a project that must be tendered, which publishes it',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => InvitationApprovalDto)
  approval?: InvitationApprovalDto;

  @ApiPropertyOptional({
    type: [OrganisationDto],
    default: [],
    description: 'who is invited with the notice: only to the owner, and secret until the opening (ANN-09)',
  })
  @ValidateIf((_: unknown, value: unknown) => value !== undefined)
  @IsArray()
  @ArrayMaxSize(MOST_INVITED)
  @ValidateNested({ each: true })
  @Type(() => OrganisationDto)
  invited?: OrganisationDto[];
}

export class InviteDto {
  @ApiProperty({ type: [OrganisationDto], description: 'who is invited besides' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_INVITED)
  @ValidateNested({ each: true })
  @Type(() => OrganisationDto)
  suppliers: OrganisationDto[];
}

export class InvitedDto {
  @ApiProperty({ format: 'date-time' })
  invitedAt: string;

  @ApiProperty({ type: [OrganisationDto] })
  suppliers: OrganisationDto[];
}
