import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { type Response } from 'express';
import { type Observable, tap } from 'rxjs';

/** Ends a streamed answer when its reader has gone: Nest alone would leave it half read, and with it what it holds. */
@Injectable()
export class EndWithReaderInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((answer) => {
        if (!(answer instanceof StreamableFile)) return;
        const end = (): void => void answer.getStream().destroy();
        if (response.destroyed) end();
        else response.once('close', end);
      }),
    );
  }
}
