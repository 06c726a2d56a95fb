import { type ActId, ACTS } from '@mingtang/procedure/procedures';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type OvertakenAct } from './overtaken-act.entity';

/** An act that never took effect. */
export class OvertakenActDto {
  @ApiProperty({ enum: Object.keys(ACTS), enumName: 'ActId' })
  act: ActId;

  @ApiProperty({ description: 'when it was done' })
  at: string;

  @ApiPropertyOptional({ enum: Object.keys(ACTS), enumName: 'ActId', description: 'what came before it' })
  by?: ActId;
}

export function overtakenActDto({ act, at, by }: OvertakenAct): OvertakenActDto {
  return { act, at: at.toISOString(), ...(by !== null && { by }) };
}
