import { RELEASE_REFUSALS, type ReleaseRefusal } from '@mingtang/procedure/bidding';
import { type ActId } from '@mingtang/procedure/procedures';
import { type BidManifest, type Release } from '@mingtang/sealing';
import { IsInstant, IsLine, PageQuery, ReceiptDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { OPENINGS } from '../opening/openings';

/** Most releases that one request carries. */
export const MOST_RELEASES = 100;

/** Which of the shares that wait for a custodian are asked for. */
export class WaitingSharesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: OPENINGS, description: 'of the opening that this act began; left out: of all' })
  @IsOptional()
  @IsIn(OPENINGS)
  begunBy?: ActId;
}

/** An opening of a lot that waits for a custodian. */
export class WaitingLotDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: OPENINGS, description: 'the act by which the opening began' })
  begunBy: ActId;

  @ApiProperty({ format: 'date-time', description: 'of the round whose envelopes are opened' })
  deadline: string;

  @ApiProperty({ format: 'date-time' })
  begunAt: string;

  @ApiProperty({ example: 3, description: 'bids with envelopes that wait for my release' })
  bids: number;
}

export class SealedShareDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ example: 1 })
  round: number;

  @ApiProperty({ example: 'bid', description: 'the envelope whose key it is of' })
  envelope: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'mingtang/sealed-bid/v2, as its bidder signed it',
  })
  manifest: BidManifest;

  @ApiProperty({ description: 'age file for me alone, base64' })
  share: string;
}

/** One release: with `share`, or with `fault` and `reason`. */
export class ReleaseDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  bid: string;

  @ApiProperty({ example: 1 })
  @IsInt()
  @Min(1)
  version: number;

  @ApiProperty({ example: 1 })
  @IsInt()
  @Min(1)
  round: number;

  @ApiProperty({ example: 'bid', description: 'the envelope whose key it is of' })
  @IsLine()
  @MaxLength(32)
  envelope: string;

  @ApiProperty({ description: 'my account (`sub`)' })
  @IsLine()
  @MaxLength(100)
  custodian: string;

  @ApiProperty({ format: 'date-time', description: 'by my own clock' })
  @IsInstant()
  releasedAt: string;

  @ApiPropertyOptional({ description: 'the decrypted share, base64' })
  @ValidateIf(({ fault }: ReleaseDto) => fault === undefined)
  @IsLine()
  @MaxLength(64)
  share?: string;

  @ApiPropertyOptional({ enum: ['share-invalid'], description: 'in place of a share that is no good' })
  @ValidateIf(({ share }: ReleaseDto) => share === undefined)
  @Equals('share-invalid')
  fault?: 'share-invalid';

  @ApiPropertyOptional({ example: 'the share was made for another bid' })
  @ValidateIf(({ share }: ReleaseDto) => share === undefined)
  @IsLine()
  @MaxLength(300)
  reason?: string;

  @ApiProperty({
    description: 'Ed25519, base64, over canonical JSON {type: "mingtang/release/v2", project, lot, …release}',
  })
  @IsLine()
  @MaxLength(128)
  signature: string;
}

export class ReleasesDto {
  @ApiProperty({ type: [ReleaseDto], minItems: 1, maxItems: MOST_RELEASES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RELEASES)
  @ValidateNested({ each: true })
  @Type(() => ReleaseDto)
  releases: ReleaseDto[];
}

export class ReleasesReceivedDto {
  @ApiProperty({ example: 100, description: 'how many were new' })
  recorded: number;

  @ApiProperty({ example: 0, description: 'how many had been received before or were no longer needed' })
  repeated: number;

  @ApiProperty({ type: [ReceiptDto], description: 'of the batches in which these releases came, this one’s last' })
  receipts: ReceiptDto[];
}

/** Why a custodian's agent releases nothing, or not all, of a closed lot. */
export class ReleaseRefusalDto {
  @ApiProperty({ description: 'my account (`sub`)' })
  @IsLine()
  @MaxLength(100)
  custodian: string;

  @ApiProperty({ enum: Object.keys(RELEASE_REFUSALS) })
  @IsIn(Object.keys(RELEASE_REFUSALS))
  reason: ReleaseRefusal;

  @ApiProperty({ example: 'record 96 of the project is missing in the log before the closing' })
  @IsLine()
  @MaxLength(300)
  detail: string;

  @ApiProperty({ format: 'date-time', description: 'by my own clock' })
  @IsInstant()
  statedAt: string;

  @ApiProperty({
    description:
      'Ed25519, base64, over canonical JSON {type: "mingtang/release-refusal/v1", project, lot, …members above}',
  })
  @IsLine()
  @MaxLength(128)
  signature: string;
}

export class RefusalReceivedDto {
  @ApiProperty({ description: 'false where the same reason stands already' })
  recorded: boolean;
}

/** Releases of one custodian that came in together. */
export class ReleaseBatchDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ format: 'date-time' })
  deadline: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  @ApiProperty({ example: 6, description: 'shares released' })
  shares: number;

  @ApiProperty({ example: 0, description: 'shares that its agent declared to be no good' })
  faults: number;

  @ApiProperty()
  receipt: ReceiptDto;
}

/** The signed form of a release, without fields that are not part of it. */
export function toRelease(dto: ReleaseDto): Release {
  const { bid, version, round, envelope, custodian, releasedAt, signature } = dto;
  const of = { bid, version, round, envelope, custodian, releasedAt, signature };
  return dto.share !== undefined
    ? { ...of, share: dto.share }
    : { ...of, fault: 'share-invalid', reason: dto.reason ?? '' };
}
