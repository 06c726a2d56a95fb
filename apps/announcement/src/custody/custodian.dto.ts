import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MaxLength } from 'class-validator';
import { IsLine, OrganisationDto } from '@mingtang/service-kit';
import { type Custodian } from './custodian.entity';

export class RegisterCustodianDto {
  @ApiProperty({ example: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqo=', description: 'Ed25519 public key, base64' })
  @IsLine()
  @MaxLength(64)
  verificationKey: string;
}

export class CustodianDto {
  @ApiProperty({ description: 'the custodian’s account (`sub`)' })
  id: string;

  @ApiProperty({ example: '示范第一公证处' })
  name: string;

  @ApiProperty({ type: OrganisationDto })
  organisation: OrganisationDto;

  @ApiProperty({ description: 'Ed25519 public key, base64, that signs its recipients and releases' })
  verificationKey: string;

  static of({ id, name, organisation, verificationKey }: Custodian): CustodianDto {
    return { id, name, organisation: { ...organisation }, verificationKey };
  }
}

/** A project that waits for a custodian's recipient; what it is about is not the custodian's before it is published. */
export class WaitingProjectDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ format: 'date-time' })
  assignedAt: string;

  @ApiProperty({ description: 'whether it is a sandbox project' })
  sandbox: boolean;

  @ApiPropertyOptional({ example: 2, description: 'of a sandbox: how many seconds one legal day takes' })
  secondsPerDay?: number;
}
