import { IsLine } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

/** A key that one custodian alone could open with is not in custody. */
const FEWEST_CUSTODIANS = 2;
/** Any wrong shares among more could not be told apart in reasonable time. */
const MOST_CUSTODIANS = 11;

export class SeatDto {
  @ApiProperty({ description: 'the custodian’s account (`sub`)' })
  id: string;

  @ApiProperty({ example: '示范第一公证处' })
  name: string;

  @ApiProperty({ description: 'Ed25519, base64' })
  verificationKey: string;

  @ApiPropertyOptional({
    example: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
    description: 'age recipient made for this project; absent until the custodian has given it',
  })
  recipient?: string;

  @ApiPropertyOptional({ description: 'by which the custodian gave it: Ed25519, base64; see there' })
  signature?: string;
}

export class CustodyDto {
  @ApiProperty({ example: 3, description: 'how many custodians together open a bid' })
  threshold: number;

  @ApiProperty({ type: [SeatDto] })
  custodians: SeatDto[];

  @ApiProperty({ description: 'whether every custodian has given its recipient' })
  complete: boolean;
}

/** What is left out is by default: the first five registered, or fewer but an odd number; more than half of them open. */
export class AssignCustodyDto {
  @ApiPropertyOptional({ example: 3, description: 'more than half of the custodians where left out' })
  @IsOptional()
  @IsInt()
  @Min(FEWEST_CUSTODIANS)
  @Max(MOST_CUSTODIANS)
  threshold?: number;

  @ApiPropertyOptional({ type: [String], description: 'ids of registered custodians' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(FEWEST_CUSTODIANS)
  @ArrayMaxSize(MOST_CUSTODIANS)
  @ArrayUnique()
  @IsLine({ each: true })
  @MaxLength(100, { each: true })
  custodians?: string[];
}

export class GiveRecipientDto {
  @ApiProperty({ example: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p' })
  @IsLine()
  @MaxLength(100)
  recipient: string;

  @ApiProperty({
    description:
      'Ed25519, base64, over canonical JSON {v: "mingtang/custody-recipient/v1", project, custodian, recipient}',
  })
  @IsLine()
  @MaxLength(128)
  signature: string;
}
