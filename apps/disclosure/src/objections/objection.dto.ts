import { UPHELD_OUTCOMES, type UpheldOutcome } from '@mingtang/procedure/disclosure';
import { IsText, NotBlank, ReceiptDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, MaxLength } from 'class-validator';

const LONGEST = 20_000;
const OUTCOMES = Object.keys(UPHELD_OUTCOMES) as UpheldOutcome[];

export class FileObjectionDto {
  @ApiProperty({ example: '第一候选人的项目经理不满足招标文件要求的业绩条件' })
  @IsText()
  @MaxLength(LONGEST)
  @NotBlank()
  grounds: string;

  @ApiPropertyOptional({
    description: 'the interest of an objector who did not bid for the lot',
    example: '联合体成员',
  })
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  @NotBlank()
  interest?: string;
}

export class AnswerObjectionDto {
  @ApiProperty({ example: '经核查，该项目经理的业绩符合招标文件第三章的要求' })
  @IsText()
  @MaxLength(LONGEST)
  @NotBlank()
  answer: string;

  @ApiProperty({ example: false, description: 'whether the objection is found right' })
  @IsBoolean()
  upheld: boolean;
}

export class DecideObjectionDto {
  @ApiProperty({
    enum: OUTCOMES,
    description:
      '`stands`: the result does; `excludes`: candidates may not win; `fails`: the lot, to be tendered again',
  })
  @IsIn(OUTCOMES)
  outcome: UpheldOutcome;

  @ApiPropertyOptional({
    type: [Number],
    example: [1],
    default: [],
    description: 'places of the candidates that may not win any more',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  excluded: number[] = [];

  @ApiProperty({ example: '经复核，第一候选人不符合招标文件第三章的业绩要求', description: 'published' })
  @IsText()
  @MaxLength(4_000)
  @NotBlank()
  reason: string;
}

/** What an upheld objection leads to (DIS-02, DIS-03). */
class ObjectionDecisionDto {
  @ApiProperty({ enum: OUTCOMES })
  outcome: UpheldOutcome;

  @ApiProperty({ type: [String], description: 'bids of the candidates that may not win any more' })
  excluded: readonly string[];

  @ApiProperty()
  reason: string;

  @ApiProperty({ example: '2026-11-27T02:00:00.000Z' })
  decidedAt: string;
}

/** What anyone may know of an objection. */
export class PublicObjectionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['open', 'answered'], description: 'while one is open nothing goes on (DIS-02)' })
  state: 'open' | 'answered';

  @ApiProperty({ description: 'SHA-256 of the canonical JSON of `{salt, text}`' })
  digest: string;

  @ApiProperty({ example: '2026-11-25T02:00:00.000Z' })
  filedAt: string;

  @ApiProperty({ example: '2026-11-28T16:00:00.000Z', description: 'answered at this very instant is late' })
  answerDue: string;

  @ApiPropertyOptional({ example: '2026-11-26T02:00:00.000Z' })
  answeredAt?: string;

  @ApiPropertyOptional({ description: 'answered after `answerDue`' })
  answeredLate?: boolean;

  @ApiPropertyOptional()
  upheld?: boolean;

  @ApiPropertyOptional({ description: 'of the answer, as `digest`' })
  answerDigest?: string;

  @ApiPropertyOptional({ description: 'where it was upheld: what it leads to, once that is decided' })
  decision?: ObjectionDecisionDto;
}

class SealedTextDto {
  @ApiProperty()
  text: string;

  @ApiProperty({ description: 'proves that `text` is what the digest stands for' })
  salt: string;
}

class ObjectorDto {
  @ApiProperty({ example: 'CN-USCC-91990000MADE00118C', description: 'scheme and id' })
  organisation: string;

  @ApiProperty({ example: '示范甲建设工程有限公司' })
  name: string;
}

/** An objection; its texts and its objector are for the owner of the project, who filed it, and supervisors. */
export class ObjectionDto extends PublicObjectionDto {
  @ApiPropertyOptional()
  objector?: ObjectorDto;

  @ApiPropertyOptional()
  grounds?: SealedTextDto;

  @ApiPropertyOptional()
  interest?: string;

  @ApiPropertyOptional({ type: ReceiptDto, description: 'that it was filed, as it was given' })
  receipt?: ReceiptDto;

  @ApiPropertyOptional()
  answer?: SealedTextDto;
}
