import { createLog, type Log } from '@mingtang/service-kit';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { LRUCache } from 'lru-cache';
import { createServer, type Server, ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { ipKeyGenerator } from 'express-rate-limit';
import { Attempts, WINDOW_MS } from './attempts/attempts';
import { deviceKey } from './attempts/device-key';
import { KnownDevices } from './attempts/known-devices';
import { ask, forwardedOf, pass } from './forwarding/forward';
import { outcomeOf } from './forwarding/outcome';
import { isPlainPath, MAY_CARRY_PASSWORD, passwordFormOf } from './forwarding/password-form';
import { refuse } from './forwarding/refuse';
import { readSignInOptions, type SignInOptions } from './options';

const MOST_FORM_BYTES = '64kb';
const MOST_SESSIONS = 100_000;

export interface RunningSignIn {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the door of signing in: all of Keycloak is behind it, and passwords that fail are counted in front of it. Keycloak's own count knows accounts
 * alone, so that anybody could lock a rival's before a deadline; see {@link Attempts}.
 */
export async function startSignIn(options: SignInOptions): Promise<RunningSignIn> {
  const log = createLog('sign-in', options.logLevel);
  const attempts = new Attempts();
  const devices = new KnownDevices(await deviceKey(options.deviceKeyFile));
  const app = express();
  app.set('x-powered-by', false).set('trust proxy', options.trustedProxies).set('query parser', 'simple');
  app.get('/health/ready', (_request, response) => void response.json({ status: 'up' }));
  // Another spelling of a path would be the same to Keycloak, and uncounted here.
  app.post(/^/, (request, response, next) => void (isPlainPath(request.path) ? next() : response.status(404).end()));
  app.post(
    MAY_CARRY_PASSWORD,
    express.raw({ type: () => true, limit: MOST_FORM_BYTES }),
    passwords(options.keycloakUrl, attempts, devices, log),
  );
  app.use(everythingElse(options.keycloakUrl, log));
  const server = createServer(app);
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  log.info({ port, keycloak: options.keycloakUrl }, 'sign-in ready');
  return {
    url: `http://${options.host}:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The door as a process of its own. */
export async function runSignIn(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    process.umask(0o077);
    const door = await startSignIn(readSignInOptions(environment));
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => void door.close().finally(() => process.exit(0)));
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

function passwords(keycloakUrl: string, attempts: Attempts, devices: KnownDevices, log: Log): RequestHandler {
  /** Whose sign-in a browser is in the middle of, by Keycloak's session of it: a second factor's form names nobody. */
  const underWay = new LRUCache<string, string>({ max: MOST_SESSIONS, ttl: WINDOW_MS });

  const handle = async (request: Request, response: Response): Promise<void> => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const form = passwordFormOf(request, body);
    if (!form) {
      const { answer, text } = await ask(keycloakUrl, request, body);
      return pass(answer, text, response, []);
    }
    const session = sessionOf(request);
    const account = form.username === undefined ? session && underWay.get(session) : `${form.realm}/${form.username}`;
    const knownDevice = account === undefined ? undefined : await devices.find(account, request.headers.cookie);
    const address = ipKeyGenerator(request.ip ?? '');
    const admission = attempts.admit({ account, address, knownDevice });
    if (!admission.admitted) {
      log.warn({ realm: form.realm, address, retryAfterSeconds: admission.retryAfterSeconds }, 'sign-in held off');
      return refuse(request, response, form, admission.retryAfterSeconds);
    }
    const { answer, text } = await ask(keycloakUrl, request, body).catch((error: unknown) => {
      admission.attempt.undecided();
      throw error;
    });
    const outcome = outcomeOf(form, answer);
    if (outcome === 'undecided') admission.attempt.undecided();
    if (outcome === 'right') admission.attempt.succeeded();
    if (session !== undefined && account !== undefined) underWay.set(session, account);
    const remembered = outcome === 'right' && form.kind === 'page' && account !== undefined;
    pass(answer, text, response, remembered ? [await devices.remember(account, knownDevice, request.secure)] : []);
  };
  return (request, response) => void handle(request, response).catch(() => unanswered(response));
}

/** Pages, keys, tokens by other means, the administration: streamed both ways. */
function everythingElse(keycloakUrl: string, log: Log): RequestHandler {
  const proxy = createProxyMiddleware<Request, Response>({
    target: keycloakUrl,
    on: {
      proxyReq: (forwarded, request) => {
        for (const [name, value] of Object.entries(forwardedOf(request))) forwarded.setHeader(name, value);
      },
      error: (error, _request, response) => {
        log.warn({ error: String(error) }, 'Keycloak did not answer');
        if (response instanceof ServerResponse && !response.headersSent) unanswered(response as Response);
        else response.destroy();
      },
    },
  });
  return (request, response, next) => void proxy(request, response, next);
}

function unanswered(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(503, { 'retry-after': '2', 'cache-control': 'no-store' }).end();
}

function sessionOf(request: Request): string | undefined {
  return /(?:^|;\s*)AUTH_SESSION_ID=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
}

function listen(server: Server, { port, host }: SignInOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
