import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BilingualDto } from '@mingtang/service-kit';

/** What an import does to a value of its source. */
export const IMPORT_CHANGE_KINDS = [
  'text-cleaned',
  'shortened',
  'converted',
  'rounded',
  'renamed',
  'replaced',
  'filled',
  'dropped',
  'asked',
] as const;
export type ImportChangeKind = (typeof IMPORT_CHANGE_KINDS)[number];

/** One thing in which the draft says something else than the imported release. */
export class ImportChangeDto {
  @ApiProperty({ example: 'lots[0].estimate', description: 'path into the draft' })
  readonly field: string;

  @ApiPropertyOptional({ example: 'tender.lots[0].value.amount', description: 'path into the release' })
  readonly source?: string;

  @ApiProperty({ type: BilingualDto, description: 'the place in words' })
  readonly place: BilingualDto;

  @ApiProperty({
    enum: IMPORT_CHANGE_KINDS,
    description: '`asked`: to be filled in by hand, since it can be read in two ways',
  })
  readonly kind: ImportChangeKind;

  @ApiPropertyOptional({ example: '0 GBP', description: 'what stood there, in words, shortened' })
  readonly before?: string;

  @ApiPropertyOptional({ description: 'what stands there now, in words, shortened; absent where nothing does' })
  readonly after?: string;

  @ApiProperty({ type: BilingualDto })
  readonly message: BilingualDto;
}

export type ImportChange = ImportChangeDto;
