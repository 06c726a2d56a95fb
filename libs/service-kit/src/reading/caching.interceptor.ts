import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request, type Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { ACT, type ActOptions } from '../access/act.decorator';

/** How long a shared cache may answer a public read without asking, seconds, where its act does not say. */
const PUBLIC_MAX_AGE_S = 1;

/** Says of each answer who may keep it: anonymous reads of public acts, anybody for a while; all else, nobody. */
@Injectable()
export class CachingInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const act = this.reflector.get<ActOptions | undefined>(ACT, context.getHandler());
    const shared = act?.by === 'public' && request.method === 'GET' && request.get('authorization') === undefined;
    return next.handle().pipe(
      tap(() => {
        if (response.headersSent || response.getHeader('cache-control') !== undefined) return;
        response.setHeader(
          'cache-control',
          shared ? `public, max-age=${act.maxAge ?? PUBLIC_MAX_AGE_S}` : 'private, no-store',
        );
        response.vary('Authorization');
      }),
    );
  }
}
