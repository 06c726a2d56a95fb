import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Exit, StartFailure } from '@mingtang/backing-services';
import { eventually } from '@mingtang/testing';
import { keepRunning, type Restartable } from './keep-running';

const KILLED: Exit = { code: null, signal: 'SIGKILL' };

/** A process that ends when told to, and starts as often as `starts` says. */
class Played implements Restartable {
  readonly name = 'bidding';
  readonly logFile = '/logs/bidding.log';
  exited: Promise<Exit>;
  end: (exit: Exit) => void = () => undefined;
  started = 0;

  constructor(private readonly starts: (attempt: number) => boolean) {
    this.exited = new Promise((resolve) => (this.end = resolve));
  }

  async start(): Promise<void> {
    this.started += 1;
    if (!this.starts(this.started)) {
      this.exited = Promise.resolve({ code: 1, signal: null });
      throw new StartFailure('no', 'none');
    }
    this.exited = new Promise((resolve) => (this.end = resolve));
  }

  crash(message: string): StartFailure {
    return new StartFailure(message, 'See its log.');
  }
}

let ending: AbortController;
let said: string[];
const say = (line: string) => void said.push(line);

beforeEach(() => {
  ending = new AbortController();
  said = [];
});

describe('a process that ends unasked', () => {
  it('is started again as often as that happens, and it is told', async () => {
    const app = new Played(() => true);
    void keepRunning(app, ending.signal, say, { pauseMs: 1 });
    for (let times = 1; times <= 7; times++) {
      app.end(KILLED);
      await eventually(async () => app.started === times);
    }
    expect(said).toContain('! bidding ended (signal SIGKILL), starting it again. Its log: /logs/bidding.log');
    await eventually(async () => said.at(-1) === '  bidding runs again');
  });

  it('is given up when it does not start five times in a row', async () => {
    const app = new Played(() => false);
    const kept = keepRunning(app, ending.signal, say, { pauseMs: 1 });
    app.end(KILLED);
    await expect(kept).rejects.toThrow('bidding does not start again (exit code 1)');
    expect(app.started).toBe(5);
  });

  it('is left alone when the platform is being stopped', async () => {
    const app = new Played(() => true);
    const kept = keepRunning(app, ending.signal, say);
    ending.abort();
    app.end({ code: 0, signal: null });
    await kept;
    expect(app.started).toBe(0);
    expect(said).toEqual([]);
  });
});
