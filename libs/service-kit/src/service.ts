import { type INestApplication, type Type, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type OpenAPIObject } from '@nestjs/swagger';
import { type Clock, EventConsumer, OutboxRelay, PromptPublisher, SystemClock } from '@mingtang/messaging';
import { type CleanedEnv } from 'envalid';
import { randomUUID } from 'node:crypto';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json, type NextFunction, type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { ActsUnderWay } from './arrival/acts-under-way';
import { type ConfigSpec, maskedConfig, readConfig, type serviceOptions } from './config/config';
import { KeyFile } from './keys/key-file';
import { createLog, type Log, nestLogger } from './log/log';
import { openApiDocument } from './openapi/openapi';
import { openDatabase, type PersistenceSpec } from './persistence/data-source';
import { assertUtf8 } from './problems/assert-utf8';
import { InvalidRequestError } from './problems/to-problem';
import { ServiceKitModule } from './service-kit.module';
import { Timers } from './timers/timers';

/** What makes one service of the platform. */
export interface ServiceDefinition<Spec extends ConfigSpec = ConfigSpec> extends PersistenceSpec {
  /** Its path under the gateway's `/api/` and its consumer group. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly module: Type<unknown>;
  /** Options beyond those of every service. */
  readonly options?: Spec;
  /** Largest JSON body taken, in body-parser's notation; default 1mb. */
  readonly jsonLimit?: string;
  /** Paths whose request bodies are streamed, so that even JSON is not read into memory. */
  readonly streamedPaths?: RegExp;
  /** Paths of what `mount` serves, for the OpenAPI document. */
  readonly furtherPaths?: OpenAPIObject['paths'];
  /** Last touch on the HTTP server before it listens, e.g. mounting a protocol handler that is not Nest's. */
  mount?(app: NestExpressApplication, config: CleanedEnv<typeof serviceOptions & Spec>): void;
}

export interface RunningService {
  readonly app: INestApplication;
  readonly url: string;
  close(): Promise<void>;
}

const VERSION = '0.1.0';

/** Starts a service: configuration, database, schema, HTTP, then events and timers. Everything is up when it returns. */
export async function startService<Spec extends ConfigSpec>(
  definition: ServiceDefinition<Spec>,
  environment: NodeJS.ProcessEnv,
  clock: Clock = new SystemClock(),
): Promise<RunningService> {
  const config = readConfig(definition.options ?? ({} as Spec), environment);
  const log = createLog(definition.name, config.LOG_LEVEL);
  log.info({ config: maskedConfig(config) }, 'configuration');
  const dataSource = await openDatabase(definition.name, config, definition, log);
  const app = await NestFactory.create<NestExpressApplication>(
    {
      module: definition.module,
      imports: [ServiceKitModule.with({ service: definition.name, config, log, clock, dataSource })],
    },
    { logger: nestLogger(log), bodyParser: false, abortOnError: false },
  );
  app.set('etag', 'strong').set('x-powered-by', false).set('query parser', 'simple');
  app.use(requestLine(log));
  app.use(
    json({
      limit: definition.jsonLimit ?? '1mb',
      strict: false,
      type: (request) => isParsedJson(request as Request, definition),
      verify: assertUtf8,
    }),
  );
  app.use(app.get(ActsUnderWay).note);
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      exceptionFactory: (errors) => new InvalidRequestError(errors),
    }),
  );
  definition.mount?.(app, config);
  const timers = app.get(Timers);
  await timers.migrate();
  // Before init: Nest then answers 404 to all that is not there yet.
  serveOpenApi(app, definition);
  await app.init();
  await app.listen(config.PORT, config.HOST);
  app.get(OutboxRelay).start();
  app.get(EventConsumer).start();
  await timers.start();
  const { port } = app.getHttpServer().address() as AddressInfo;
  log.info({ port }, `${definition.name} ready`);
  return { app, url: `http://${config.HOST}:${port}`, close: () => stop(app, dataSource) };
}

/**
 * A service as a process of its own: starts it and stops it on SIGTERM or SIGINT. Called with `rotate-key <file>` it puts a new key
 * into a key file instead, and prints its verifier key. What it writes to disk, its own user alone can read.
 */
export async function runService<Spec extends ConfigSpec>(definition: ServiceDefinition<Spec>): Promise<void> {
  try {
    const [command, file] = process.argv.slice(2);
    if (command === 'rotate-key' && file !== undefined) {
      console.log((await KeyFile.rotate(file)).verifierKey);
      return;
    }
    process.umask(0o077);
    const service = await startService(definition, process.env);
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void service.close().finally(() => process.exit(0)));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

function isParsedJson(request: Request, { streamedPaths }: Pick<ServiceDefinition, 'streamedPaths'>): boolean {
  return Boolean(request.is('application/json')) && !streamedPaths?.test(request.path);
}

async function stop(app: INestApplication, dataSource: DataSource): Promise<void> {
  const server = app.getHttpServer() as Server;
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
  await Promise.all([app.get(EventConsumer).stop(), app.get(Timers).stop()]);
  await Promise.all([app.get(OutboxRelay).stop(), app.get(PromptPublisher).stop()]);
  await app.close();
  if (dataSource.isInitialized) await dataSource.destroy();
}

function serveOpenApi(
  app: NestExpressApplication,
  definition: Pick<ServiceDefinition, 'name' | 'title' | 'description' | 'furtherPaths'>,
): void {
  const document = openApiDocument(app, { ...definition, version: VERSION });
  app.use('/openapi.json', (_request: Request, response: Response) => {
    response.setHeader('cache-control', 'public, max-age=60').json(document);
  });
}

/** One line per request: no query, no body, no names. Takes the caller's request id or gives one. */
function requestLine(log: Log): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    const id = request.get('x-request-id')?.slice(0, 64) ?? randomUUID();
    response.setHeader('x-request-id', id);
    response.on('finish', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      log.debug(
        { id, method: request.method, path: request.originalUrl.split('?')[0], status: response.statusCode, ms },
        'request',
      );
    });
    next();
  };
}
