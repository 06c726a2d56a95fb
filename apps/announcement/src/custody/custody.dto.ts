import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

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
}

export class CustodyDto {
  @ApiProperty({ example: 3, description: 'how many custodians together open a bid' })
  threshold: number;

  @ApiProperty({ type: [SeatDto] })
  custodians: SeatDto[];

  @ApiProperty({ description: 'whether every custodian has given its recipient' })
  complete: boolean;
}
