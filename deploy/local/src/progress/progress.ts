/** On a terminal the live line is painted so often; elsewhere a line says so rarely what is still going on, ms. */
const PAINT_MS = 200;
const REMIND_MS = 15_000;

/** Where progress is shown, e.g. `process.stdout`. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/**
 * Says what is going on: one line per finished step with its seconds. On a terminal a last line shows what every
 * unfinished step is doing; elsewhere that is a line of its own now and then. Falls silent when `ending` aborts.
 */
export class Progress {
  private readonly began = Date.now();
  private readonly doing = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private lastLine = Date.now();

  constructor(
    private readonly ending: AbortSignal,
    private readonly screen: Screen = process.stdout,
  ) {
    ending.addEventListener('abort', () => this.rest());
  }

  /** Follows the work to its end and says how it went. @returns and throws what the work does. */
  async step<T>(name: string, work: Promise<T>): Promise<T> {
    const end = this.begin(name);
    try {
      const result = await work;
      end('✔');
      return result;
    } catch (error) {
      end('✖');
      throw error;
    }
  }

  /** A step that says itself when it ends. */
  begin(name: string): (mark: '✔' | '✖') => void {
    const began = Date.now();
    this.doing.set(name, '');
    this.timer ??= setInterval(() => this.tick(), PAINT_MS).unref();
    return (mark) => {
      this.doing.delete(name);
      if (this.ending.aborted) return;
      this.say(`${mark} ${name}  ${seconds(began)}`);
      if (this.doing.size === 0) this.rest();
    };
  }

  /** What a step is doing at the moment. */
  note(name: string, activity: string): void {
    if (this.doing.has(name)) this.doing.set(name, activity);
  }

  /** A line that stays. */
  say(line: string): void {
    this.clear();
    this.screen.write(`${line}\n`);
    this.lastLine = Date.now();
  }

  private tick(): void {
    const steps = [...this.doing].map(([name, activity]) => (activity ? `${name}: ${activity}` : name));
    const line = `… ${seconds(this.began)}  ${steps.join(' · ')}`;
    if (this.screen.isTTY) {
      this.clear();
      this.screen.write(line.slice(0, Math.max(20, (this.screen.columns ?? 80) - 1)));
    } else if (Date.now() - this.lastLine > REMIND_MS) this.say(line);
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.clear();
  }

  private clear(): void {
    if (this.screen.isTTY) this.screen.write('\r\u001b[2K');
  }
}

/** Seconds since then, e.g. `1.2 s`. */
function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
