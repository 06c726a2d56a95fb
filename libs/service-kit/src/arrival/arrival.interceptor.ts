import { isTransient } from '@mingtang/messaging';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Request } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { ACT, type ActOptions } from '../access/act.decorator';
import { actorOf } from '../access/actor.guard';
import { LOG, type Log } from '../log/log';
import { type ActUnderWay, actUnderWay } from './acts-under-way';
import { ArrivedUndecidedError } from './undecided';

/** Where the database was silent, whoever sent an act is answered after this time, if only that it has arrived. */
const ANSWER_MS = 6_000;
/** The same where it is only slow work, such as looking through a large file. */
const LONGEST_ANSWER_MS = 30_000;
/** For so long an act that has arrived is tried while the database does not answer. */
const KEPT_MS = 15 * 60_000;
/** Bodies of acts that are kept so; what comes beyond is answered and forgotten. */
const MOST_KEPT_BYTES = 256 * 2 ** 20;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Carries acts out to their end. One that has a deadline is tried again while the database is away: its sender is told that it has arrived
 * and that the arrival counts, and the same act sent again joins the first (docs/adr/0012).
 */
@Injectable()
export class ArrivalInterceptor implements NestInterceptor, OnModuleDestroy {
  private readonly pending = new Map<string, Kept>();
  private keptBytes = 0;
  private readonly stopping = new AbortController();

  constructor(
    private readonly reflector: Reflector,
    @Inject(LOG) private readonly log: Log,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const act = actUnderWay();
    if (!act) return next.handle();
    const { hasDeadline } = this.reflector.get<ActOptions | undefined>(ACT, context.getHandler()) ?? {};
    const request = context.switchToHttp().getRequest<Request>();
    act.hold();
    const carriedOut = hasDeadline ? this.inTime(act, request, next) : answerOf(next);
    return from(carriedOut.finally(() => !hasDeadline && act.settle()));
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }

  private inTime(act: ActUnderWay, request: Request, next: CallHandler): Promise<unknown> {
    const key = sameRequest(request);
    const earlier = this.pending.get(key);
    if (earlier) {
      act.settle();
      return answeredInTime(earlier);
    }
    request.headers['idempotency-key'] ??= `arrival-${randomUUID()}`;
    let silent: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (silent = resolve));
    const answer = this.untilDecided(request, next, silent).finally(() => {
      this.pending.delete(key);
      act.settle();
    });
    // Whoever asked may be answered before, and then nobody listens for a refusal.
    answer.catch(() => undefined);
    const kept = { answer, silence, arrivedAt: (act.arrivedAt ?? new Date()).toISOString() };
    this.pending.set(key, kept);
    return answeredInTime(kept);
  }

  private async untilDecided(request: Request, next: CallHandler, silent: () => void): Promise<unknown> {
    const until = performance.now() + KEPT_MS;
    const bytes = Number(request.headers['content-length'] ?? 0);
    let kept = 0;
    try {
      for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        try {
          return await answerOf(next);
        } catch (error) {
          if (!isTransient(error) || this.stopping.signal.aborted || performance.now() > until) throw error;
          silent();
          if (kept === 0) {
            if (this.keptBytes + bytes > MOST_KEPT_BYTES) throw error;
            this.keptBytes += kept = bytes;
            this.log.warn(
              { error: String(error), route: request.path },
              'an act with a deadline waits for the database',
            );
          }
          await delay(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
        }
      }
    } finally {
      this.keptBytes -= kept;
    }
  }
}

interface Kept {
  readonly answer: Promise<unknown>;
  /** Fulfilled once the database has failed it. */
  readonly silence: Promise<void>;
  readonly arrivedAt: string;
}

function answerOf(next: CallHandler): Promise<unknown> {
  return firstValueFrom(next.handle(), { defaultValue: undefined });
}

/** @throws {ArrivedUndecidedError} where it takes longer. */
async function answeredInTime({ answer, silence, arrivedAt }: Kept): Promise<unknown> {
  const answered = new AbortController();
  const { signal } = answered;
  const late = Promise.race([
    Promise.all([silence, delay(ANSWER_MS, undefined, { signal })]),
    delay(LONGEST_ANSWER_MS, undefined, { signal }),
  ]).then(() => {
    throw new ArrivedUndecidedError(arrivedAt);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => undefined);
    answered.abort();
  }
}

/** The same act by the same account is one act, however often its sender tries to learn what became of it. */
function sameRequest(request: Request): string {
  return createHash('sha256')
    .update(`${actorOf(request)?.subject ?? ''}\n${request.method} ${request.originalUrl}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest('base64');
}
