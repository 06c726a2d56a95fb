import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { LOG, type Log, ProblemFilter } from '@mingtang/service-kit';
import { DocsController } from './docs/docs.controller';
import { MergedOpenApi } from './docs/merged-openapi';
import { type GatewayOptions } from './options';
import { GATEWAY_OPTIONS, PlatformController } from './platform/platform.controller';

@Module({})
export class GatewayModule {
  static with(options: GatewayOptions, log: Log): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [DocsController, PlatformController],
      providers: [
        { provide: LOG, useValue: log },
        { provide: GATEWAY_OPTIONS, useValue: options },
        { provide: MergedOpenApi, useValue: new MergedOpenApi(options.services) },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
