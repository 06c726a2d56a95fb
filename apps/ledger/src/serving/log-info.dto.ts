import { ApiProperty } from '@nestjs/swagger';
import { WitnessDto } from '../witnesses/witness.dto';

export class LogInfoDto {
  @ApiProperty({ example: 'mingtang.example/log', description: 'first line of every checkpoint, and name of the key' })
  origin: string;

  @ApiProperty({
    type: [String],
    example: ['mingtang.example/log+4d26c23b+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs'],
    description: 'C2SP verifier keys: the one that signs now, then those before it',
  })
  verifierKeys: string[];

  @ApiProperty({ type: [WitnessDto] })
  witnesses: WitnessDto[];

  @ApiProperty({ example: 3, description: 'so many of the witnesses make a majority' })
  quorum: number;

  @ApiProperty({ example: 70_000, description: 'entries of the newest checkpoint' })
  size: number;
}
