import { IsInstant, IsText, NotBlank } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, MaxLength } from 'class-validator';
import { DraftPatchDto } from '../drafting/draft.dto';
import { nested } from '../drafting/tender-parts.dto';

export class ChangeNoticeDto {
  @ApiProperty({ example: '更正施工工期要求' })
  @IsText()
  @NotBlank()
  @MaxLength(4_000)
  reason: string;

  @ApiProperty({
    description: 'whether it may affect how bids are made up: then the deadline moves if need be (ANN-06)',
  })
  @IsBoolean()
  affectsBids: boolean;

  @ApiPropertyOptional({
    example: '只改正了第3页的错别字',
    description: 'why documents or a description that change affect no bid; published with the notice (ANN-06)',
  })
  @IsOptional()
  @IsText()
  @MaxLength(4_000)
  noEffectReason?: string;

  @ApiPropertyOptional({ type: DraftPatchDto, description: 'the parts that change, each as a whole' })
  @IsOptional()
  @nested(() => DraftPatchDto)
  draft?: DraftPatchDto;

  @ApiPropertyOptional({ example: '2027-01-06T01:30:00.000Z', description: 'later than the law makes it' })
  @IsOptional()
  @IsInstant()
  newDeadline?: string;
}
