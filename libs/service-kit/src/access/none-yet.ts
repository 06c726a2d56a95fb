import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Response } from 'express';
import { map, type Observable } from 'rxjs';

/** Answers 204 where a handler found nothing: that there is none yet of something is an answer and no failure. */
@Injectable()
export class NoneYet implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((found) => {
        if (found === undefined) response.status(204);
        return found;
      }),
    );
  }
}
