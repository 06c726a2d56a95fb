import { IsLine } from '@mingtang/service-kit';
import { type EvaluationMethod, TIE_RULES, type TieRule } from '@mingtang/procedure/tender';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

class PriceFormulaDto {
  @ApiProperty({ enum: ['lowest-price', 'deviation'] })
  @IsIn(['lowest-price', 'deviation'])
  formula: 'lowest-price' | 'deviation';

  @ApiPropertyOptional({ example: '0.98', description: 'of `deviation`: benchmark = mean of prices times this' })
  @ValidateIf(({ formula }: PriceFormulaDto) => formula === 'deviation')
  @IsLine()
  @MaxLength(16)
  factor?: string;

  @ApiPropertyOptional({ example: '1', description: 'of `deviation`: points lost per per cent above the benchmark' })
  @ValidateIf(({ formula }: PriceFormulaDto) => formula === 'deviation')
  @IsLine()
  @MaxLength(16)
  penaltyAbove?: string;

  @ApiPropertyOptional({ example: '0.5', description: 'of `deviation`: points lost per per cent below it' })
  @ValidateIf(({ formula }: PriceFormulaDto) => formula === 'deviation')
  @IsLine()
  @MaxLength(16)
  penaltyBelow?: string;

  @ApiPropertyOptional({ example: 5, description: 'of `deviation`: extremes left out of the mean above so many bids' })
  @IsOptional()
  @IsInt()
  dropExtremesAbove?: number;
}

/** 评标办法 */
export class EvaluationMethodDto {
  @ApiProperty({ enum: ['composite', 'lowest-evaluated-price'] })
  @IsIn(['composite', 'lowest-evaluated-price'])
  kind: 'composite' | 'lowest-evaluated-price';

  @ApiPropertyOptional({ type: PriceFormulaDto, description: 'of `composite`' })
  @ValidateIf(({ kind }: EvaluationMethodDto) => kind === 'composite')
  @IsDefined()
  @ValidateNested()
  @Type(() => PriceFormulaDto)
  price?: PriceFormulaDto;

  @ApiPropertyOptional({
    enum: ['all', 'without-extremes'],
    description: 'of `composite`: the mean of the experts’ scores',
  })
  @ValidateIf(({ kind }: EvaluationMethodDto) => kind === 'composite')
  @IsIn(['all', 'without-extremes'])
  expertMean?: 'all' | 'without-extremes';

  @ApiPropertyOptional({ example: 2, description: 'of `composite`: digits behind the point of a total' })
  @ValidateIf(({ kind }: EvaluationMethodDto) => kind === 'composite')
  @IsInt()
  digits?: number;

  @ApiPropertyOptional({
    example: '36',
    description: 'of `composite`: least points of all criteria but the price together; a bid with fewer does not pass',
  })
  @IsOptional()
  @IsLine()
  @MaxLength(16)
  technicalThreshold?: string;

  @ApiProperty({ enum: TIE_RULES, isArray: true, example: ['lower-price', 'technical-score', 'drawn-lot'] })
  @IsArray()
  @ArrayMaxSize(TIE_RULES.length)
  @IsIn(TIE_RULES, { each: true })
  tieRule: TieRule[];
}

/** A validated method without the parts that its kind does not have. */
export function evaluationMethod(dto: EvaluationMethodDto): EvaluationMethod {
  if (dto.kind === 'lowest-evaluated-price') return { kind: dto.kind, tieRule: dto.tieRule };
  const { price, expertMean, digits } = dto as Required<EvaluationMethodDto>;
  const { formula, factor, penaltyAbove, penaltyBelow, dropExtremesAbove } = price as Required<PriceFormulaDto>;
  return {
    kind: dto.kind,
    price:
      formula === 'lowest-price'
        ? { formula }
        : {
            formula,
            factor,
            penaltyAbove,
            penaltyBelow,
            ...(price.dropExtremesAbove !== undefined && { dropExtremesAbove }),
          },
    expertMean,
    digits,
    ...(dto.technicalThreshold !== undefined && { technicalThreshold: dto.technicalThreshold }),
    tieRule: dto.tieRule,
  };
}
