import { MoneyDto, OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';

export class AwardNoticeGivenDto {
  @ApiProperty({ format: 'uuid' })
  award: string;

  @ApiProperty({ example: '2026-11-28T02:00:00.000Z' })
  noticedAt: string;

  @ApiProperty({ example: '2026-12-28T16:00:00.000Z', description: 'a contract at this very instant is late (DIS-05)' })
  contractDue: string;

  @ApiProperty({ example: 5, description: 'how many bidders were told, the winner among them' })
  notified: number;
}

/** What a bidder was told of an award. */
export class AwardNoticeDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ format: 'uuid' })
  award: string;

  @ApiProperty({
    description: 'true makes it the notice of award (中标通知书); false, the result as told to the others',
  })
  won: boolean;

  @ApiProperty({ example: 1 })
  rank: number;

  @ApiProperty()
  winner: OrganisationDto;

  @ApiProperty()
  price: MoneyDto;

  @ApiProperty({ example: '2026-11-28T02:00:00.000Z' })
  noticedAt: string;

  @ApiProperty({ example: '2026-12-28T16:00:00.000Z' })
  contractDue: string;

  @ApiProperty({ description: 'the winner has been passed over since' })
  superseded: boolean;

  @ApiProperty({ description: 'of a project whose calendar is accelerated' })
  sandbox: boolean;
}
