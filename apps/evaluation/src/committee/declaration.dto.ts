import { IsText, NotBlank } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsUUID, MaxLength } from 'class-validator';

export class DeclarationDto {
  @ApiProperty({ example: false, description: 'whether the member has an interest that forbids it to sit (EVA-03)' })
  @IsBoolean()
  interest: boolean;

  @ApiPropertyOptional({ example: '近三年曾在投标人单位任职' })
  @IsOptional()
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(1000)
  reason?: string;
}

export class RecusalDto {
  @ApiProperty({ format: 'uuid', description: 'the member’s id in this lot' })
  @IsUUID()
  member: string;

  @ApiProperty({ example: '与投标人存在利害关系' })
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(1000)
  reason: string;
}
