import { type Actor } from '@mingtang/contracts';
import { Addressing } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { decodeJwt } from 'jose';
import { isFor } from '../telling/is-for';
import { type NoticeGiven } from './channels';
import { Heard } from './heard';
import { Streams } from './streams';

/** The stream of one account: that there is a notification for it. What it says is read from the list. */
@Injectable()
export class OwnStream {
  constructor(
    private readonly streams: Streams,
    private readonly heard: Heard,
    private readonly addressing: Addressing,
  ) {}

  async open(request: Request, response: Response, actor: Actor): Promise<void> {
    const stream = await this.streams.start('own', request, response);
    const send = (given: NoticeGiven): void => {
      if (isFor(given, actor, this.addressing)) stream.push('notification', { id: given.id });
    };
    const missed = (): void => stream.push('missed', {});
    const ending = setTimeout(() => response.end(), lifetimeMs(request));
    this.heard.on('notice', send).on('missed', missed);
    stream.onEnd(() => {
      clearTimeout(ending);
      this.heard.off('notice', send).off('missed', missed);
    });
  }
}

/** How long the token of a request lives on; the guard has verified it. */
function lifetimeMs(request: Request): number {
  const { exp = 0 } = decodeJwt((request.get('authorization') ?? '').replace(/^Bearer /i, ''));
  return Math.max(0, exp * 1_000 - Date.now());
}
