import { type StartFailure } from '../start-failure';
import { type Exit, type ProcessDescription, SupervisedProcess } from './supervised-process';

export interface RestartableDescription extends ProcessDescription {
  /** Whether it does its work; see {@link SupervisedProcess.ready}. */
  readonly answers: () => Promise<boolean>;
  /** How long a start may take, ms. */
  readonly startPatienceMs: number;
}

/** A server that, once ended, can be started again on the same port and data. */
export class RestartableProcess {
  private constructor(
    private readonly description: RestartableDescription,
    private current: SupervisedProcess,
  ) {}

  /** Starts it and waits until it answers. @throws {StartFailure} */
  static async start(description: RestartableDescription): Promise<RestartableProcess> {
    return new RestartableProcess(description, await started(description));
  }

  get name(): string {
    return this.description.name;
  }

  get logFile(): string {
    return this.description.logFile;
  }

  get pid(): number | undefined {
    return this.current.pid;
  }

  /** Resolves when the present run has ended. */
  get exited(): Promise<Exit> {
    return this.current.exited;
  }

  /** Starts it again after its end and waits until it answers. @throws {StartFailure} */
  async start(): Promise<void> {
    this.current = await started(this.description);
  }

  kill(signal: NodeJS.Signals): void {
    this.current.kill(signal);
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.current.stop();
  }

  /** What to say when it has ended unasked. */
  crash(message: string): StartFailure {
    return this.current.failure(message);
  }
}

async function started(description: RestartableDescription): Promise<SupervisedProcess> {
  const server = new SupervisedProcess(description);
  try {
    await server.ready(description.answers, description.startPatienceMs);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
