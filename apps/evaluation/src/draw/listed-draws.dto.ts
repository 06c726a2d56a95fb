import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IdentityDto } from '../committee/assignment.dto';
import { DRAW_STATES, type DrawState } from './expert-draw.entity';
import { type PassingOver } from './passed-over';

/** An expert of a draw's list: its pseudonym there, and who it is. */
export class ListedCandidateDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: [String], example: ['A08'] })
  categories: readonly string[];

  @ApiPropertyOptional({ description: 'opens the commitment in the request; draws before such commitments have none' })
  identity?: IdentityDto;

  @ApiPropertyOptional({ example: 'works-for-bidder', description: 'why it was kept out of the draw' })
  excluded?: string;

  @ApiPropertyOptional({ example: 'left-pool', description: 'why it took no seat when its turn came' })
  passedOver?: PassingOver;
}

/** A draw with everyone in its list. */
export class ListedDrawDto {
  @ApiProperty({ example: 1 })
  number: number;

  @ApiProperty({ enum: DRAW_STATES })
  state: DrawState;

  @ApiProperty()
  requestDigest: string;

  @ApiProperty({ type: [ListedCandidateDto] })
  candidates: ListedCandidateDto[];
}
