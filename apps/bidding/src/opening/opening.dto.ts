import { type OpeningEntry } from '@mingtang/contracts';
import { RELEASE_REFUSALS, type ReleaseRefusal } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { IsText, MoneyDto, NotBlank, OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { OPENINGS } from './openings';

/** Which opening of a lot is asked for. */
export class OpeningQuery {
  @ApiPropertyOptional({
    enum: OPENINGS,
    description: 'the act by which it begins; left out: the opening under way, or the last that was',
  })
  @IsOptional()
  @IsIn(OPENINGS)
  begunBy?: ActId;
}

/** Most bids listed of one custodian. */
export const MOST_WRONG_BIDS = 100;

export class CustodianRefusalDto {
  @ApiProperty({ enum: Object.keys(RELEASE_REFUSALS) })
  reason: ReleaseRefusal;

  @ApiProperty({ description: 'in the words of its agent' })
  detail: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}

export class EndedOpeningDto {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'as the tenderer gave it' })
  reason: string;

  @ApiProperty({ example: 1, description: 'bids that stay shut by it' })
  bids: number;
}

export class EndOpeningDto {
  @ApiProperty({ example: '两家保管人的设备已确认损毁，无法恢复', minLength: 1, maxLength: 2_000 })
  @IsText({ trimmed: true })
  @NotBlank()
  @MaxLength(2_000)
  reason: string;
}

export class CustodianProgressDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ example: '示范第一公证处' })
  name: string;

  @ApiProperty({ example: 3, description: 'bids for which it has released a share or said why not' })
  releases: number;

  @ApiProperty({ example: 0, description: 'of these, how many are wrong: not what the bidder is bound to' })
  wrong: number;

  @ApiProperty({ type: [String], description: `bids of wrong ones, ${MOST_WRONG_BIDS} at most` })
  wrongBids: string[];

  @ApiPropertyOptional({ description: 'why it releases nothing, or not all, as it says itself' })
  refusal?: CustodianRefusalDto;
}

export class OpeningProgressDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: OPENINGS, description: 'the act by which this opening begins; it names it' })
  begunBy: ActId;

  @ApiProperty({
    enum: ['closing', 'opening', 'complete', 'not-opened'],
    description:
      '`closing`: it has not begun yet; `not-opened`: fewer bids than the procedure asks for (OPN-02), or cancelled',
  })
  state: 'closing' | 'opening' | 'complete' | 'not-opened';

  @ApiProperty({ format: 'date-time', description: 'of the round whose envelopes are opened' })
  deadline: string;

  @ApiPropertyOptional({ format: 'date-time' })
  begunAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'until when bids may still be opened (OPN-04)' })
  until?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'since when the opening waits beyond its time for bids that would not open through no fault of their bidders (OPN-04)',
  })
  delayedAt?: string;

  @ApiPropertyOptional({ description: 'that the tenderer ended the wait' })
  ended?: EndedOpeningDto;

  @ApiProperty({ example: 3, description: 'bids whose envelopes are opened' })
  bids: number;

  @ApiProperty({ example: 2 })
  opened: number;

  @ApiProperty({ example: 0 })
  unopened: number;

  @ApiProperty({ example: 1 })
  waiting: number;

  @ApiProperty({ type: [CustodianProgressDto] })
  custodians: CustodianProgressDto[];

  @ApiProperty({ description: 'a sandbox project: its legal days pass faster' })
  sandbox: boolean;

  @ApiPropertyOptional({ example: 2, description: 'of a sandbox project: seconds that a legal day takes' })
  secondsPerDay?: number;
}

export class OpenedDocumentDto {
  @ApiProperty({ example: 'bid' })
  envelope: string;

  @ApiProperty({ example: '1', description: 'place among the files of its envelope' })
  id: string;

  @ApiProperty({ description: 'SHA-256, hex' })
  sha256: string;

  @ApiProperty({ example: 204_800 })
  size: number;
}

export class OpeningEntryDto implements OpeningEntry {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ type: OrganisationDto })
  bidder: OrganisationDto;

  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  @ApiProperty({ description: 'SHA-256, hex, as in the bidder’s receipt' })
  manifestDigest: string;

  @ApiProperty({ enum: ['opened', 'unopened'] })
  outcome: 'opened' | 'unopened';

  @ApiPropertyOptional({ type: MoneyDto })
  price?: MoneyDto;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'as its bidder wrote it' })
  priceSchedule?: unknown;

  @ApiPropertyOptional({ example: 'share-invalid' })
  reason?: string;

  @ApiPropertyOptional({
    enum: ['bidder', 'other'],
    description: 'whose fault it is that the bid would not open (OPN-04)',
  })
  fault?: 'bidder' | 'other';

  @ApiPropertyOptional({
    type: [String],
    description: 'custodians who gave another share than the one to which the bidder is bound',
  })
  wrongShares?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'custodians who say that the share dealt to them is no good',
  })
  faultedShares?: string[];

  @ApiProperty()
  securityPaid: boolean;

  @ApiProperty({ type: [OpenedDocumentDto] })
  documents: OpenedDocumentDto[];
}

export class OpeningRecordDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ format: 'date-time', description: 'when the last bid was decided' })
  openedAt: string;

  @ApiProperty({ format: 'date-time' })
  deadline: string;

  @ApiProperty({ type: [OpeningEntryDto] })
  entries: OpeningEntryDto[];
}
