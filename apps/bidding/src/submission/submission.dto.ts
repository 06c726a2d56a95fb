import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsLine, ReceiptDto } from '@mingtang/service-kit';

/** Largest age file sent in the request itself, bytes; and all of them together. */
export const MOST_INLINE_BYTES = 65_536;
export const MOST_INLINE_BYTES_IN_ALL = 262_144;

const SHA256 = /^[0-9a-f]{64}$/;
const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4;

class ShareDto {
  @ApiProperty({ example: 'bid', description: 'envelope of the manifest whose key it is of' })
  @IsLine()
  @MaxLength(32)
  envelope: string;

  @ApiProperty({ example: 'c1b6f6a8-6c1e-4d57-9b0f-0d5b3f9b7a11', description: 'the custodian’s id in the notice' })
  @IsLine()
  @MaxLength(200)
  custodian: string;

  @ApiProperty({ format: 'byte', description: 'the share, an age file for that custodian alone, base64' })
  @IsLine()
  @MaxLength(base64Length(4_096))
  ciphertext: string;
}

class InlineFileDto {
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  @Matches(SHA256)
  sha256: string;

  @ApiProperty({ format: 'byte', description: `an age file of at most ${MOST_INLINE_BYTES} bytes, base64` })
  @IsLine()
  @MaxLength(base64Length(MOST_INLINE_BYTES))
  content: string;
}

class UploadedFileDto {
  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  @Matches(SHA256)
  sha256: string;

  @ApiProperty({ example: '4f3b1c52-0f2e-4a52-8a5d-5c1f0f0d8c1e', description: 'last segment of the tus upload’s URL' })
  @IsLine()
  @MaxLength(64)
  upload: string;
}

/** A sealed bid version: its signed manifest, a share of the key of each envelope for each custodian, and its files or where they were uploaded. */
export class SubmitBidDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: '`mingtang/sealed-bid/v2`; see docs/spec',
    example: { type: 'mingtang/sealed-bid/v2', version: 1 },
  })
  @IsObject()
  manifest: object;

  @ApiProperty({ format: 'byte', description: 'Ed25519 over the canonical manifest (RFC 8785), base64' })
  @IsLine()
  @MaxLength(128)
  signature: string;

  @ApiPropertyOptional({
    format: 'byte',
    description:
      'of a replacement under another signer: Ed25519, base64, by the signer of the version before over the canonical ' +
      '`mingtang/signer-change/v1`; without it the public record says that the account alone changed it',
  })
  @IsOptional()
  @IsLine()
  @MaxLength(128)
  previousSignature?: string;

  @ApiProperty({ type: [ShareDto] })
  @IsArray()
  @ArrayMaxSize(2_040)
  @ValidateNested({ each: true })
  @Type(() => ShareDto)
  shares: ShareDto[];

  @ApiPropertyOptional({ type: [InlineFileDto], description: `at most ${MOST_INLINE_BYTES_IN_ALL} bytes in all` })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => InlineFileDto)
  inline?: InlineFileDto[];

  @ApiPropertyOptional({ type: [UploadedFileDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => UploadedFileDto)
  uploads?: UploadedFileDto[];
}

/** A bid as its bidder sees it. */
export class OwnBidDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ enum: ['submitted', 'withdrawn', 'left'] })
  state: 'submitted' | 'withdrawn' | 'left';

  @ApiProperty({ example: 2, description: 'the version in force' })
  version: number;

  @ApiProperty({ example: 1, description: 'of that version: 2 of a final offer' })
  round: number;

  @ApiProperty({ type: [ReceiptDto], description: 'of that version, and of the withdrawal' })
  receipts: ReceiptDto[];
}
