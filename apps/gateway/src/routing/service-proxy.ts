import { HttpException } from '@nestjs/common';
import { RefusedError } from '@mingtang/procedure/rules';
import { type Log } from '@mingtang/service-kit';
import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { Agent, ServerResponse } from 'node:http';
import { answerProblem } from '../access/problem-response';
import { type ServiceName } from '@mingtang/services';

const CONNECTIONS_PER_SERVICE = 256;
/** Streams without end, which must not keep others from the connections to their service. */
const LIVE = /^(?:\/[\w-]+)*\/live(?:\?|$)/;
/** What only inner systems may see of a service. */
const INNER = /^\/(metrics|openapi\.json)(\/|$)/;

interface Route {
  readonly service: string;
  readonly target: string;
  /** The path before the service's own, as callers know it. */
  readonly prefix: string;
  readonly agent: Agent;
}

/** Hands a request for `/api/<service>/…` to that service, streaming both ways. */
export class ServiceProxy {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_PER_SERVICE });
  private readonly liveAgent = new Agent({ keepAlive: false });
  private readonly proxies: ReadonlyMap<string, ReturnType<typeof createProxyMiddleware<Request, Response>>>;

  private readonly live: ReturnType<typeof createProxyMiddleware<Request, Response>>;
  private readonly log: ReturnType<typeof createProxyMiddleware<Request, Response>>;

  /** @param places lets each caller have so many live streams. */
  constructor(
    services: Readonly<Record<ServiceName, string>>,
    private readonly places: RequestHandler,
    log: Log,
  ) {
    this.proxies = new Map(
      Object.entries(services).map(([service, target]) => [
        service,
        this.proxyTo({ service, target, prefix: `/api/${service}`, agent: this.agent }, log),
      ]),
    );
    const { notification, ledger } = services;
    const live = { service: 'notification', target: notification, prefix: '/api/notification', agent: this.liveAgent };
    this.live = this.proxyTo(live, log);
    this.log = this.proxyTo({ service: 'ledger', target: `${ledger}/log`, prefix: '', agent: this.agent }, log);
  }

  readonly handler = (request: Request<{ service: string }>, response: Response, next: NextFunction): void => {
    const proxy = this.proxies.get(request.params.service);
    if (!proxy || INNER.test(request.url)) answerProblem(request, response, unknownPath());
    else if (request.params.service === 'notification' && LIVE.test(request.url))
      void this.places(request as unknown as Request, response, () => {
        void this.live(request as unknown as Request, response, next);
      });
    else void proxy(request as unknown as Request, response, next);
  };

  /** Hands a request for `/log/…` to the ledger: the log is at the place by which its checkpoints name it. */
  readonly logHandler = (request: Request, response: Response, next: NextFunction): void => {
    void this.log(request, response, next);
  };

  close(): void {
    this.agent.destroy();
    this.liveAgent.destroy();
  }

  private proxyTo(
    { service, target, prefix, agent }: Route,
    log: Log,
  ): ReturnType<typeof createProxyMiddleware<Request, Response>> {
    return createProxyMiddleware<Request, Response>({
      target,
      agent,
      xfwd: true,
      headers: { 'x-forwarded-prefix': prefix },
      on: {
        error: (error, request, response) => {
          log.warn({ service, error: String(error) }, 'service did not answer');
          if (!(response instanceof ServerResponse)) response.destroy();
          else if (response.headersSent) response.destroy();
          else answerProblem(request, response, unanswered(error));
        },
      },
    });
  }
}

/** A refused connection changed nothing; one that broke may have, so the caller is told how to find out. */
function unanswered(error: NodeJS.ErrnoException): unknown {
  if (error.code === 'ECONNREFUSED') return error;
  return new HttpException('the outcome is unknown: repeat the request under the same Idempotency-Key', 502);
}

function unknownPath(): RefusedError {
  return new RefusedError([
    { kind: 'not-found', code: 'not-found', message: { zh: '没有该接口', en: 'there is nothing at this path' } },
  ]);
}
