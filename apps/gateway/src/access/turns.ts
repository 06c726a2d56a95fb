import { ServiceUnavailableException } from '@nestjs/common';
import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { type BilingualText } from '@mingtang/contracts';
import { callerKey } from './caller';
import { answerProblem } from './problem-response';
import { TooManyError } from './too-many';

export interface TurnLimits {
  /** Most that are served at once. */
  readonly atOnce: number;
  /** Most of them for one caller. */
  readonly perCaller: number;
  /** Most that may wait of one caller. */
  readonly waitingPerCaller: number;
  /** Longest that one waits. */
  readonly patienceMs: number;
  /** What a caller is told that has more waiting. */
  readonly tooMany: BilingualText;
}

/** Most that may wait of all callers together. */
const MOST_WAITING = 1_000;

interface Waiter {
  readonly serve: () => void;
}

/**
 * Turns at what is costly. Whoever asks for much waits behind itself alone: callers are served one after the other, each by what it
 * asked first, so that nobody keeps anybody else out.
 */
export class Turns {
  private readonly served = new Map<string, number>();
  /** In the order in which callers come next. */
  private readonly lines = new Map<string, Waiter[]>();
  private serving = 0;
  private waiting = 0;

  constructor(private readonly limits: TurnLimits) {}

  /**
   * @returns what ends the turn, once it is the caller's.
   * @throws {TooManyError} where too many of the caller wait already.
   * @throws {ServiceUnavailableException} where its turn does not come in time.
   */
  async take(caller: string, left: AbortSignal): Promise<() => void> {
    if (!this.hasRoomFor(caller)) await this.wait(caller, left);
    else this.begin(caller);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.end(caller);
    };
  }

  /** Has requests wait for their turn; each has it until it is answered. */
  readonly handler: RequestHandler = (request: Request, response: Response, next: NextFunction): void => {
    const left = new AbortController();
    response.once('close', () => left.abort());
    this.take(callerKey(request), left.signal).then(
      (end) => {
        if (left.signal.aborted) return end();
        response.once('close', end);
        next();
      },
      (error: unknown) => {
        if (!left.signal.aborted) answerProblem(request, response, error);
      },
    );
  };

  private wait(caller: string, left: AbortSignal): Promise<void> {
    const { waitingPerCaller, patienceMs, tooMany } = this.limits;
    const line = this.lines.get(caller) ?? [];
    if (line.length >= waitingPerCaller) throw new TooManyError(tooMany);
    if (this.waiting >= MOST_WAITING) throw new ServiceUnavailableException();
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        left.removeEventListener('abort', leave);
        this.waiting -= 1;
      };
      const leave = (): void => {
        stop();
        this.remove(caller, waiter);
        reject(new ServiceUnavailableException());
      };
      const waiter: Waiter = {
        serve: () => {
          stop();
          this.begin(caller);
          resolve();
        },
      };
      const timer = setTimeout(leave, patienceMs);
      left.addEventListener('abort', leave);
      this.waiting += 1;
      line.push(waiter);
      this.lines.set(caller, line);
    });
  }

  private hasRoomFor(caller: string): boolean {
    const { atOnce, perCaller } = this.limits;
    return this.serving < atOnce && (this.served.get(caller) ?? 0) < perCaller;
  }

  private begin(caller: string): void {
    this.serving += 1;
    this.served.set(caller, (this.served.get(caller) ?? 0) + 1);
  }

  private end(caller: string): void {
    this.serving -= 1;
    const rest = (this.served.get(caller) ?? 1) - 1;
    if (rest === 0) this.served.delete(caller);
    else this.served.set(caller, rest);
    this.serveNext();
  }

  private serveNext(): void {
    for (const [caller, line] of this.lines) {
      if (!this.hasRoomFor(caller)) continue;
      const [first] = line;
      if (!first) continue;
      this.remove(caller, first);
      const others = this.lines.get(caller);
      if (others) {
        // Whoever was just served comes after all others.
        this.lines.delete(caller);
        this.lines.set(caller, others);
      }
      first.serve();
      return;
    }
  }

  private remove(caller: string, waiter: Waiter): void {
    const rest = (this.lines.get(caller) ?? []).filter((each) => each !== waiter);
    if (rest.length === 0) this.lines.delete(caller);
    else this.lines.set(caller, rest);
  }
}
