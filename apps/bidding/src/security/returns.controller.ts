import { Act, type Page, pageFrom, pageOf, PageQuery, readProjects, type TradedProject } from '@mingtang/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { Registration } from '../registration/registration.entity';
import { PaymentDto, toOperatorsPayment } from './security.dto';
import { SecurityPayment } from './security-payment.entity';

export class DueReturnDto extends PaymentDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;
}

@ApiTags('security')
@Controller('security-returns')
export class ReturnsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Act({
    summary: 'Securities of all projects that are to go back, the next due first',
    by: ['operator'],
    response: pageOf(DueReturnDto),
    rules: ['BID-03', 'DIS-05', 'ANN-11'],
    refuses: { invalid: ['cursor-invalid'] },
  })
  async due(@Query() page: PageQuery): Promise<Page<DueReturnDto>> {
    const { manager } = this.dataSource;
    const payments = await pageInTime(
      manager
        .createQueryBuilder(SecurityPayment, 'payment')
        .where(`payment.state = 'paid' AND payment.returnDue IS NOT NULL`),
      'payment.returnDue',
      page,
    ).getMany();
    const registrations = await manager.findBy(Registration, {
      id: In(payments.map(({ registration }) => registration)),
    });
    const projects = await readProjects(manager, [...new Set(payments.map(({ project }) => project))]);
    const registrationOf = new Map(registrations.map((registration) => [registration.id, registration]));
    return pageFrom(
      payments,
      page.limit,
      ({ returnDue, id }) => [(returnDue as Date).toISOString(), id],
      (payment) => ({
        project: payment.project,
        title: (projects.get(payment.project) as TradedProject).published.title,
        ...toOperatorsPayment(payment, registrationOf.get(payment.registration) as Registration),
      }),
    );
  }
}
