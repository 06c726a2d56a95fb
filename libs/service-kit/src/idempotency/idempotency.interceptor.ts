import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { RefusedError } from '@mingtang/procedure/rules';
import { type Request, type Response } from 'express';
import { createHash } from 'node:crypto';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { actorOf } from '../access/actor.guard';
import { LOG, type Log } from '../log/log';
import { AnsweredBefore, answering, KeyedRequest } from './idempotency';

const KEY = /^[\x21-\x7e]{1,128}$/;

/** Gives every state-changing request that carries an `Idempotency-Key` exactly one effect. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@Inject(LOG) private readonly log: Log) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.get('idempotency-key');
    if (key === undefined || request.method === 'GET' || request.method === 'HEAD') return next.handle();
    return from(this.once(request, context.switchToHttp().getResponse<Response>(), key, next));
  }

  private async once(request: Request, response: Response, key: string, next: CallHandler): Promise<unknown> {
    if (!KEY.test(key)) throw malformedKey();
    const keyed = new KeyedRequest(actorOf(request)?.subject ?? 'anonymous', key, requestDigest(request));
    try {
      const answer: unknown = await answering(keyed, () => firstValueFrom(next.handle(), { defaultValue: undefined }));
      if (!keyed.agreesWith(answer))
        this.log.error({ route: request.path }, 'a repeat of this keyed request would be answered differently');
      return answer;
    } catch (error) {
      if (!(error instanceof AnsweredBefore)) throw error;
      response.setHeader('idempotency-replayed', 'true');
      return error.response;
    }
  }
}

function requestDigest(request: Request): string {
  return createHash('sha256')
    .update(`${request.method} ${request.originalUrl}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
}

function malformedKey(): RefusedError {
  return new RefusedError([
    {
      kind: 'invalid',
      code: 'idempotency-key-malformed',
      field: 'Idempotency-Key',
      message: {
        zh: 'Idempotency-Key 须为 1 至 128 个可见 ASCII 字符',
        en: 'Idempotency-Key must be 1 to 128 visible ASCII characters',
      },
    },
  ]);
}
