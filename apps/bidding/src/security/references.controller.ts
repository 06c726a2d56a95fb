import { Act, IsLine, MoneyDto } from '@mingtang/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { MaxLength } from 'class-validator';
import { DataSource } from 'typeorm';
import { knownProject } from '../projections/known-project';
import { readPaymentReference } from '../registration/payment-reference';
import { Registration } from '../registration/registration.entity';
import { refused } from '../refusals';
import { SecurityPayment } from './security-payment.entity';

class ReferencePath {
  @ApiProperty({ example: 'MT-7K3M9QZ2-XW4R8TBN', description: 'in any case, with or without spaces and hyphens' })
  @IsLine()
  @MaxLength(64)
  reference: string;
}

/** What a payment's reference says to who records it: for which tender it is, and not whose it is (ANN-09). */
export class KnownReferenceDto {
  @ApiProperty({ example: 'MT-7K3M9QZ2-XW4R8TBN', description: 'as it was given out' })
  paymentReference: string;

  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiPropertyOptional({ type: MoneyDto, description: 'absent where the tender asks for no bid security' })
  securityAsked?: MoneyDto;

  @ApiProperty({ description: 'a security is held under it' })
  paid: boolean;
}

@ApiTags('security')
@Controller('payment-references')
export class ReferencesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':reference')
  @Act({
    summary: 'For which tender a payment is, by its reference alone',
    description: 'Whose the reference is, the operator does not learn (ANN-09).',
    by: ['operator'],
    response: KnownReferenceDto,
    rules: ['BID-01', 'ANN-09'],
    refuses: { 'not-found': ['payment-reference-unknown'] },
  })
  async find(@Param() { reference }: ReferencePath): Promise<KnownReferenceDto> {
    const { manager } = this.dataSource;
    const registration = await manager.findOneBy(Registration, { paymentReference: readPaymentReference(reference) });
    if (!registration) throw refused('payment-reference-unknown', { field: 'reference' });
    const { project: id, paymentReference } = registration;
    const { published } = await knownProject(manager, id);
    return {
      paymentReference,
      project: id,
      title: published.title,
      ...(published.bidSecurity && { securityAsked: published.bidSecurity }),
      paid: await manager.existsBy(SecurityPayment, { registration: registration.id, state: 'paid' }),
    };
  }
}
