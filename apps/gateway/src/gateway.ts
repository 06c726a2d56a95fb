import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { createLog, nestLogger } from '@mingtang/service-kit';
import { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import swaggerUi from 'swagger-ui-express';
import { turnsAtCostly } from './access/costly';
import { DisabledAccounts } from './access/disabled-accounts';
import { KeycloakAccess } from './access/keycloak-access';
import { placesPerCaller } from './access/live-places';
import { limitPerCaller } from './access/rate-limit';
import { onlyWhatIsFollowed } from './access/trustworthy-origin';
import { EvidenceBundles } from './evidence/evidence-bundles';
import { GatewayModule } from './gateway.module';
import { type GatewayOptions, readGatewayOptions } from './options';
import { portalPages } from './portal/portal-pages';
import { publicProjects } from './portal/public-projects';
import { PublicReads } from './reading/public-reads';
import { ServiceProxy } from './routing/service-proxy';

/** A tus upload of a large document over a slow line takes its time. */
const LONGEST_REQUEST_MS = 30 * 60_000;

export interface RunningGateway {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the one door. A request passes: what the cache of public reads has, security headers, token check, rate limit, turns at what
 * is costly, and then the service that its path names. Evidence bundles are composed here, of what all services give. What is no path of the platform's own is a page of the portal.
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const log = createLog('gateway', options.logLevel);
  const app = await NestFactory.create<NestExpressApplication>(GatewayModule.with(options, log), {
    logger: nestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  const reads = new PublicReads(options.services, options.cacheBytes);
  app.set('x-powered-by', false).set('trust proxy', proxiesOf(options));
  app.use(
    helmet({
      strictTransportSecurity: false,
      // A sign-in in a window of its own goes to Keycloak and comes back.
      crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
      contentSecurityPolicy: {
        directives: {
          upgradeInsecureRequests: null,
          connectSrc: ["'self'", new URL(options.keycloakUrl).origin],
          workerSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          // The component library of the desks writes its styles into the page.
          styleSrc: ["'self'", "'unsafe-inline'"],
          fontSrc: ["'self'", 'data:'],
        },
      },
    }),
    onlyWhatIsFollowed,
  );
  // What services answer is read by programs and saved as files; as a page of its own it does nothing.
  app.use('/api', helmet.contentSecurityPolicy({ useDefaults: false, directives: { defaultSrc: ["'none'"] } }));
  const disabled = new DisabledAccounts(options, log);
  await disabled.start();
  app.use('/api', new KeycloakAccess(options, disabled).handler);
  app.use(['/api', '/log'], limitPerCaller(options));
  app.use(turnsAtCostly(options));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!reads.ask(request, response)) next();
  });
  const proxy = new ServiceProxy(options.services, placesPerCaller(options.livePerCaller), log);
  const evidence = new EvidenceBundles(options.services, options.bundlesPerCaller, log);
  (app.getHttpAdapter().getInstance() as Express).get('/api/disclosure/projects/:project/evidence', evidence.handler);
  app.use('/api/:service', proxy.handler);
  app.use('/log', proxy.logHandler);
  app.use(
    '/docs',
    swaggerUi.serve,
    swaggerUi.setup(undefined, { swaggerUrl: '/docs-json', customSiteTitle: 'Mingtang API' }),
  );
  app.use(portalPages(options.portalFolder, publicProjects(options.services.disclosure)));
  await app.init();

  const express = app.getHttpAdapter().getInstance() as RequestListener;
  const server = createServer((request, response) => {
    if (!reads.answer(request, response)) express(request, response);
  });
  server.requestTimeout = LONGEST_REQUEST_MS;
  server.keepAliveTimeout = 65_000;
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  log.info({ port, services: options.services }, 'gateway ready');
  return {
    url: `http://${options.host}:${port}`,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      disabled.stop();
      await app.close();
      proxy.close();
    },
  };
}

/** The gateway as a process of its own. */
export async function runGateway(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const gateway = await startGateway(readGatewayOptions(environment));
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void gateway.close().finally(() => process.exit(0)));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

/** Express takes a list of addresses, or how many there are. */
function proxiesOf({ trustedProxies }: GatewayOptions): number | string[] {
  return typeof trustedProxies === 'number' ? trustedProxies : [...trustedProxies];
}

function listen(server: Server, { port, host }: GatewayOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
