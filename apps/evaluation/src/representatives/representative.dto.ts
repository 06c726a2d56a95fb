import { IsLine, NotBlank, OrganisationDto } from '@mingtang/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { MaxLength } from 'class-validator';
import { type KnownRepresentative } from './representative.entity';

export class RegisterRepresentativeDto {
  @ApiProperty({ example: '李经理' })
  @IsLine()
  @NotBlank()
  @MaxLength(100)
  name: string;
}

export class KnownRepresentativeDto {
  @ApiProperty({ format: 'uuid', description: 'account (`sub`), by which a draw names it' })
  subject: string;

  @ApiProperty({ example: '李经理' })
  name: string;

  @ApiProperty({ type: OrganisationDto })
  organisation: OrganisationDto;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  registeredAt: string;
}

export function representativeDto(representative: KnownRepresentative): KnownRepresentativeDto {
  const { subject, name, organisation, registeredAt } = representative;
  return { subject, name, organisation, registeredAt: registeredAt.toISOString() };
}
