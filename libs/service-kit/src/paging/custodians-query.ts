import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, MaxLength } from 'class-validator';
import { IsLine } from '../fields/text-fields';
import { PageQuery } from './page';

/**
 * Whose work a list is of. A person at a custodian's desk has another account than its agent, which is the custodian of projects;
 * what an agent owes and gives from the closing on is public anyway.
 */
export class CustodiansQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'a custodian’s id; my own account where left out' })
  @IsOptional()
  @IsLine()
  @MaxLength(100)
  custodian?: string;
}
