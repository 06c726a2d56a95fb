import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsLine } from './text-fields';

export class MoneyDto implements Money {
  @ApiProperty({ example: '12500000.00', description: 'exact decimal, as text' })
  @IsLine()
  @MaxLength(32)
  amount: string;

  @ApiProperty({ example: 'CNY', description: 'ISO 4217' })
  @IsLine()
  @MaxLength(3)
  currency: string;
}

export class OrganisationDto implements OrganisationRef {
  @ApiProperty({ example: 'CN-USCC', description: 'identifier scheme (OCDS `identifier.scheme`)' })
  @IsLine()
  @MaxLength(50)
  scheme: string;

  @ApiProperty({ example: '91990000MADE000111' })
  @IsLine()
  @MaxLength(100)
  id: string;

  @ApiProperty({ example: '示范城市建设投资有限公司' })
  @IsLine()
  @MaxLength(500)
  name: string;
}

/** The project that a path names, however its letters are written: events and receipts name it in one way. */
export class ProjectPath {
  @ApiProperty({ format: 'uuid', example: '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11' })
  @IsUUID()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  project: string;
}

/** The lot that a path names. */
export class LotPath extends ProjectPath {
  @ApiProperty({ example: '1' })
  @IsLine()
  @MinLength(1)
  @MaxLength(64)
  lot: string;
}
