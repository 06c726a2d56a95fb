import { type ArrivedAct, Clock } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { carryingOut, currentAct } from '@mingtang/messaging';

/** An act that has arrived, or of which bytes are still to come, until it is decided. */
export class ActUnderWay implements ArrivedAct {
  arrivedAt: Date | undefined;
  private decide: () => void = () => undefined;
  /** Fulfilled once it is decided, whether for or against it. */
  readonly decided = new Promise<void>((resolve) => (this.decide = resolve));
  /** Whether it lives on when its request's connection ends. */
  private held = false;

  /** Carried out to its end, whoever still listens for the answer. */
  hold(): void {
    this.held = true;
  }

  settle(): void {
    this.held = false;
    this.decide();
  }

  abandoned(): void {
    if (!this.held) this.decide();
  }
}

/** The act that the request at hand asks for; undefined of one that asks for none. */
export function actUnderWay(): ActUnderWay | undefined {
  const act = currentAct();
  return act instanceof ActUnderWay ? act : undefined;
}

/**
 * The acts that have arrived at this process and are not decided yet (docs/adr/0012). What ends a time within which others may act waits
 * for those that arrived within it.
 */
@Injectable()
export class ActsUnderWay {
  private readonly acts = new Set<ActUnderWay>();

  constructor(private readonly clock: Clock) {}

  /** Notes when the last byte of each request that asks for an act was read; behind the parsers of bodies. */
  note = (request: Request, response: Response, next: NextFunction): void => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const act = new ActUnderWay();
    response.once('close', () => act.abandoned());
    if (isWhole(request)) this.arrived(act);
    else request.once('end', () => this.arrived(act));
    carryingOut(act, next);
  };

  /** Waits until all that arrived before the act at hand, or before now where there is none, is decided. */
  async decidedBefore(): Promise<void> {
    const until = this.clock.arrival();
    for (;;) {
      const earlier = [...this.acts].filter(({ arrivedAt }) => arrivedAt && arrivedAt < until);
      if (earlier.length === 0) return;
      await Promise.all(earlier.map(({ decided }) => decided));
    }
  }

  private arrived(act: ActUnderWay): void {
    act.arrivedAt = this.clock.now();
    this.acts.add(act);
    void act.decided.then(() => this.acts.delete(act));
  }
}

function isWhole(request: Request): boolean {
  const none = request.headers['transfer-encoding'] === undefined && !Number(request.headers['content-length'] ?? 0);
  return none || request.readableEnded;
}
