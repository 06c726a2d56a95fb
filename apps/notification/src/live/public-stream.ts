import { Injectable } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { EntityManager } from 'typeorm';
import { Heard } from './heard';
import { lastPlace, type PublicStep, stepsAfter } from './public-steps';
import { type Stream, Streams } from './streams';

/** A reader that missed more is told to read again. */
const MOST_REPEATED = 500;
const PLACE = /^\d{1,18}$/;

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
    let reader: Reader | undefined;
    // What happens before the reader has what it missed waits: a place that it has come to is one up to which it had all.
    let waiting: PublicStep[] | undefined = [];
    const take = (step: PublicStep): void => {
      if (project !== undefined && project !== step.project) return;
      if (waiting) waiting.push(step);
      else reader?.tell(step);
    };
    const missed = (): void => reader?.missed();
    const stop = (): void => void this.heard.off('step', take).off('missed', missed);
    this.heard.on('step', take).on('missed', missed);
    response.once('close', stop);
    try {
      // Before the reader knows that it is open: whatever happens from then on it is told.
      const last = await lastPlace(this.manager);
      reader = new Reader(await this.streams.start('public', request, response));
      await this.catchUp(reader, last, project);
      for (const step of waiting) reader.tell(step);
      waiting = undefined;
    } catch (error) {
      stop();
      throw error;
    }
  }

  /**
   * Gives a reader that comes back what it missed, and one that is new the place from which it hears.
   * @param last place that was told before the stream was open.
   */
  private async catchUp(reader: Reader, last: string, project: string | undefined): Promise<void> {
    if (reader.place === undefined) return reader.begin(last);
    // A place that was never given, as after a restored backup, says nothing of what the reader has.
    if (BigInt(reader.place) > BigInt(last)) return reader.missed(last);
    const steps = await stepsAfter(this.manager, reader.place, project, MOST_REPEATED + 1);
    if (steps.length > MOST_REPEATED) reader.missed(last);
    else for (const step of steps) reader.tell(step);
  }
}

/** Who watches the stream, and how far it has come. */
class Reader {
  /** Up to which it has all; undefined for one that is new. */
  place: string | undefined;

  constructor(readonly stream: Stream) {
    this.place = PLACE.test(stream.lastId) ? stream.lastId : undefined;
  }

  async begin(place: string): Promise<void> {
    this.place = place;
    await this.stream.mark(place);
  }

  /** Tells a step, unless the reader has it. */
  tell({ position, ...told }: PublicStep): void {
    if (this.place !== undefined && BigInt(position) <= BigInt(this.place)) return;
    this.place = position;
    this.stream.push('step', told, position);
  }

  /** @param place from which it hears on; where it is, if undefined. */
  missed(place = this.place): void {
    this.place = place;
    this.stream.push('missed', {}, place);
  }
}
