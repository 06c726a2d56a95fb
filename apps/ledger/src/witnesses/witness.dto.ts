import { IsLine } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Witness } from './witness-rows';
import { IsUrl, MaxLength } from 'class-validator';

const KEY_EXAMPLE = 'witness.example/w1+a1b2c3d4+BOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs';

/** By what a witness is registered. */
export class RegisterWitnessDto {
  @ApiProperty({ example: KEY_EXAMPLE, description: 'C2SP verifier key of type 0x04 (tlog-cosignature)' })
  @IsLine()
  @MaxLength(500)
  verifierKey: string;

  @ApiProperty({
    example: 'https://witness.example/w1',
    description: 'submission prefix (tlog-witness); `add-checkpoint` is under it',
  })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(500)
  url: string;
}

export class WitnessDto extends RegisterWitnessDto {
  @ApiProperty({ example: 'witness.example/w1' })
  name: string;

  @ApiPropertyOptional({ description: 'the custodian (`sub`) whose agent it is; absent for somebody outside' })
  custodian?: string;
}

export function witnessDto({ name, verifierKey, url, custodian }: Witness): WitnessDto {
  return { name, verifierKey, url, ...(custodian !== null && { custodian }) };
}
