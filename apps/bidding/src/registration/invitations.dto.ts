import { ApiProperty } from '@nestjs/swagger';

/** A tender to which a supplier is invited. */
export class InvitationDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ format: 'date-time' })
  invitedAt: string;

  @ApiProperty({ format: 'date-time', description: 'until when it may obtain the documents and so take part' })
  documentsAvailableUntil: string;

  @ApiProperty({ format: 'date-time', description: 'the bid deadline in force' })
  deadline: string;

  @ApiProperty({ description: 'the tender was terminated' })
  cancelled: boolean;

  @ApiProperty({ description: 'it has obtained the documents' })
  registered: boolean;
}
