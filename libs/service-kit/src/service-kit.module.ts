import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TokenVerifier } from '@mingtang/identity';
import {
  Clock,
  DeadLetters,
  EventConsumer,
  EventHandlers,
  KafkaConnection,
  OutboxRelay,
  patienceOf,
  PromptPublisher,
  UnitOfWork,
} from '@mingtang/messaging';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { ActorGuard } from './access/actor.guard';
import { ActsUnderWay } from './arrival/acts-under-way';
import { ArrivalInterceptor } from './arrival/arrival.interceptor';
import { SERVICE_NAME } from './case/service-name';
import { type ServiceConfig } from './config/config';
import { DocumentStore } from './documents/document-store';
import { EvidenceStream } from './evidence/evidence-stream';
import { currentKeyedRequest } from './idempotency/idempotency';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor';
import { LOG, type Log } from './log/log';
import { HealthController, Metrics } from './operations/health.controller';
import { OperationsController } from './operations/operations.controller';
import { StorageRoom } from './operations/storage-room';
import { BodyDepthInterceptor } from './problems/body-depth.interceptor';
import { ProblemFilter } from './problems/problem.filter';
import { CachingInterceptor } from './reading/caching.interceptor';
import { Timers } from './timers/timers';

/** Injection token of the service's whole configuration. */
export const CONFIG = Symbol('config');

export interface ServiceKitParts {
  readonly service: string;
  readonly config: ServiceConfig;
  readonly log: Log;
  readonly clock: Clock;
  readonly dataSource: DataSource;
}

/** All that a service has at hand by injection: Clock, UnitOfWork, EventHandlers, Timers, DocumentStore, DataSource, LOG, CONFIG. */
@Global()
@Module({})
export class ServiceKitModule {
  static with({ service, config, log, clock, dataSource }: ServiceKitParts): DynamicModule {
    const patience = patienceOf(config.DATABASE_ANSWER_MS);
    const unitOfWork = new UnitOfWork(dataSource, clock, currentKeyedRequest);
    const handlers = new EventHandlers();
    const deadLetters = new DeadLetters(dataSource, unitOfWork, handlers, log);
    const kafka = new KafkaConnection(
      {
        brokers: config.KAFKA_BROKERS,
        service,
        topicPrefix: config.TOPIC_PREFIX,
        partitions: config.TOPIC_PARTITIONS,
      },
      log,
    );
    const relay = new OutboxRelay(config.DATABASE_URL, kafka, log, patience);
    unitOfWork.onCommit(() => relay.wake());
    const given: Provider[] = [
      { provide: LOG, useValue: log },
      { provide: CONFIG, useValue: config },
      { provide: SERVICE_NAME, useValue: service },
      { provide: Clock, useValue: clock },
      { provide: ActsUnderWay, useValue: new ActsUnderWay(clock) },
      { provide: UnitOfWork, useValue: unitOfWork },
      { provide: EventHandlers, useValue: handlers },
      { provide: DeadLetters, useValue: deadLetters },
      { provide: OutboxRelay, useValue: relay },
      { provide: PromptPublisher, useValue: new PromptPublisher(kafka, log) },
      {
        provide: EventConsumer,
        useValue: new EventConsumer(kafka, unitOfWork, handlers, deadLetters, log),
      },
      { provide: Timers, useValue: new Timers(config.DATABASE_URL, log, patience, clock) },
      {
        provide: DocumentStore,
        useValue: new DocumentStore({
          folder: join(config.DATA_DIR, 'documents'),
          maxBytes: config.MAX_DOCUMENT_BYTES,
          scanCommand: config.DOCUMENT_SCAN_COMMAND,
        }),
      },
      { provide: StorageRoom, useValue: new StorageRoom(config.DATA_DIR, config.LEAST_FREE_BYTES) },
      { provide: EvidenceStream, useValue: new EvidenceStream(service, dataSource, log) },
      {
        provide: TokenVerifier,
        useValue: new TokenVerifier({
          keycloakUrl: config.KEYCLOAK_URL,
          realm: config.KEYCLOAK_REALM,
          audience: config.TOKEN_AUDIENCE,
        }),
      },
    ];
    return {
      module: ServiceKitModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' }),
          dataSourceFactory: async () => dataSource,
        }),
      ],
      controllers: [HealthController, OperationsController],
      providers: [
        ...given,
        Metrics,
        { provide: APP_GUARD, useClass: ActorGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: CachingInterceptor },
        { provide: APP_INTERCEPTOR, useClass: BodyDepthInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ArrivalInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: given,
    };
  }
}
