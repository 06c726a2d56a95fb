import { CONFIG } from '@mingtang/service-kit';
import { Inject, Injectable, type OnModuleDestroy, ServiceUnavailableException } from '@nestjs/common';
import { createSession, type Session } from 'better-sse';
import { type Request, type Response } from 'express';
import { type NotificationConfig } from '../options';

/** Comments between events, so that nobody on the way takes a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;
/** After this a client whose stream broke comes back. */
const RETRY_MS = 3_000;
/** A reader so far behind, bytes, is cut off; it comes back and looks for itself. */
const MOST_UNREAD = 2 ** 20;

export interface Stream {
  /** @param id by which a reader that comes back says how far it came; none where left out. */
  push(event: string, data: unknown, id?: string): void;
  /** Gives the reader an id without an event. */
  mark(id: string): Promise<void>;
  /** What the reader had last when its stream broke; empty for a new one. */
  readonly lastId: string;
  onEnd(listener: () => void): void;
}

/** Whom a stream is for: everybody, or one account. */
export type Audience = 'public' | 'own';

/** Open streams of server-sent events, so many at most, and fewer of those that need no account. */
@Injectable()
export class Streams implements OnModuleDestroy {
  private readonly open = new Map<Response, Audience>();

  constructor(@Inject(CONFIG) private readonly config: NotificationConfig) {}

  /** @throws {ServiceUnavailableException} where too many are open. */
  async start(audience: Audience, request: Request, response: Response): Promise<Stream> {
    if (!this.hasRoomFor(audience)) throw new ServiceUnavailableException();
    this.open.set(response, audience);
    response.once('close', () => this.open.delete(response));
    const session: Session = await createSession(request, response, { keepAlive: HEARTBEAT_MS, retry: RETRY_MS });
    return {
      lastId: session.lastId,
      mark: async (id) => {
        if (session.isConnected) await session.batch((events) => void events.id(id).dispatch());
      },
      // Where no id is given the library makes one up, which the reader would take for its place.
      push: (event, data, id = '') => {
        if (!session.isConnected) return;
        if (response.writableLength > MOST_UNREAD) response.destroy();
        else session.push(data, event, id);
      },
      onEnd: (listener) => void response.once('close', listener),
    };
  }

  onModuleDestroy(): void {
    for (const response of this.open.keys()) response.end();
  }

  private hasRoomFor(audience: Audience): boolean {
    const { LIVE_CONNECTIONS, LIVE_PUBLIC } = this.config;
    if (this.open.size >= LIVE_CONNECTIONS) return false;
    return audience === 'own' || [...this.open.values()].filter((each) => each === 'public').length < LIVE_PUBLIC;
  }
}
