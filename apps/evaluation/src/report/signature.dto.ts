import { IsText, NotBlank } from '@mingtang/service-kit';
import { type Signature } from '@mingtang/procedure/evaluation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MaxLength } from 'class-validator';

const POSITIONS = ['signed', 'dissented', 'refused'] as const;

export class SignatureDto {
  @ApiProperty({
    enum: POSITIONS,
    description:
      'who refuses without writing why counts as consenting when the time is over, and may still sign or dissent',
  })
  @IsIn(POSITIONS)
  position: Signature['position'];

  @ApiPropertyOptional({
    example: '第二标段技术评分与招标文件规定的标准不符，理由如下……',
    description: 'of `dissented`',
  })
  @IsOptional()
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(10_000)
  dissent?: string;
}

export class SignatureReceiptDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: POSITIONS })
  position: Signature['position'];

  @ApiProperty({ example: '2026-12-16T01:30:00.000Z' })
  givenAt: string;

  @ApiProperty({ description: 'SHA-256 of the evaluation document that this is said of' })
  documentDigest: string;

  @ApiProperty({ description: 'whether this was the last word that was waited for' })
  concluded: boolean;
}
