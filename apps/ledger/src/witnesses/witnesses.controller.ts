import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { LogInfo } from '../serving/log-info';
import { RegisterWitness } from './register-witness';
import { RegisterWitnessDto, WitnessDto } from './witness.dto';

@ApiTags('witnesses')
@Controller('witnesses')
export class WitnessesController {
  constructor(
    private readonly registering: RegisterWitness,
    private readonly info: LogInfo,
  ) {}

  @Get()
  @Act({ summary: 'Who cosigns the log', by: 'public', response: [WitnessDto] })
  async list(): Promise<WitnessDto[]> {
    return (await this.info.describe()).witnesses;
  }

  @Put('me')
  @Act({
    summary: 'Name the witness of one’s own agent',
    description: 'One for each custodian: it takes the place of an earlier one.',
    by: ['custodian'],
    response: WitnessDto,
    refuses: { invalid: ['witness-key-invalid'], conflict: ['witness-taken'] },
  })
  registerOwn(@Body() witness: RegisterWitnessDto, @By() actor: Actor): Promise<WitnessDto> {
    return this.registering.register(witness, actor.subject);
  }

  @Post()
  @Act({
    summary: 'Register the witness of somebody outside',
    description: 'From then on it counts for the quorum, whether or not it answers.',
    by: ['operator'],
    status: 201,
    response: WitnessDto,
    refuses: { invalid: ['witness-key-invalid'], conflict: ['witness-taken'] },
  })
  register(@Body() witness: RegisterWitnessDto): Promise<WitnessDto> {
    return this.registering.register(witness, null);
  }

  @Delete(':name')
  @ApiParam({ name: 'name', example: 'witness.example%2Fw1', description: 'of its key, percent-encoded' })
  @Act({
    summary: 'Strike a witness off',
    by: ['operator'],
    status: 204,
    refuses: { 'not-found': ['witness-unknown'] },
  })
  remove(@Param('name') name: string): Promise<void> {
    return this.registering.remove(name);
  }
}
