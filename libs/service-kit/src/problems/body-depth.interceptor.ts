import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { RefusedError } from '@mingtang/procedure/rules';
import { type Request } from 'express';
import { type Observable } from 'rxjs';

/** Far deeper than any request of ours, far less than what overflows a recursive reader's stack. */
const DEEPEST = 64;

/** Refuses bodies nested so deep that reading them would exhaust the stack: they are nobody's honest request. */
@Injectable()
export class BodyDepthInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body } = context.switchToHttp().getRequest<Request>();
    if (isDeeperThan(body, DEEPEST))
      throw new RefusedError([
        {
          kind: 'invalid',
          code: 'request-too-deep',
          message: { zh: `请求内容嵌套超过${DEEPEST}层`, en: `the body is nested more than ${DEEPEST} levels deep` },
          params: { deepest: DEEPEST },
        },
      ]);
    return next.handle();
  }
}

/** Whether JSON has more than `most` levels of arrays and objects; level by level, so that its own depth does no harm. */
export function isDeeperThan(json: unknown, most: number): boolean {
  let level: unknown[] = [json].filter(isNested);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === most) return true;
    level = level.flatMap((value) => Object.values(value as object).filter(isNested));
  }
  return false;
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;
