import { Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { EntityManager } from 'typeorm';
import { Heard } from './heard';
import { type PublicStep, stepsAfter } from './public-steps';
import { type Stream, Streams } from './streams';

/** A reader that missed more is told to read again. */
const MOST_REPEATED = 500;

/** The public stream: each public step, to everybody who watches. */
@Injectable()
export class PublicStream {
  constructor(
    private readonly streams: Streams,
    private readonly heard: Heard,
    private readonly manager: EntityManager,
  ) {}

  /** @param project whose steps alone are wanted; all where undefined. */
  async open(request: Request, response: Response, project: string | undefined): Promise<void> {
    const stream = await this.streams.start(request, response);
    const send = (step: PublicStep): void => {
      const { position, ...told } = step;
      if (project === undefined || project === step.project) stream.push('step', told, position);
    };
    const missed = (): void => stream.push('missed', {});
    this.heard.on('step', send).on('missed', missed);
    stream.onEnd(() => this.heard.off('step', send).off('missed', missed));
    await this.repeat(stream, send);
  }

  /** What came while the reader was away; a step may come twice, which does no harm. */
  private async repeat(stream: Stream, send: (step: PublicStep) => void): Promise<void> {
    if (!/^\d{1,18}$/.test(stream.lastId)) return;
    const steps = await stepsAfter(this.manager, stream.lastId, MOST_REPEATED + 1);
    if (steps.length > MOST_REPEATED) stream.push('missed', {});
    else for (const step of steps) send(step);
  }
}
