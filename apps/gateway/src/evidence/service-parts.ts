import { type Problem } from '@mingtang/contracts';
import { canonicalJson } from '@mingtang/transparency';
import { setTimeout as delay } from 'node:timers/promises';
import { type ServiceName } from '@mingtang/services';
import { PartError, type PartLine, partLines } from './part-lines';

/** A service may not have heard of a project yet that another one has just published. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 250;

/** A service does not give its part; it says why. */
export class PartRefused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
    this.name = 'PartRefused';
  }
}

/** Asks services for their parts of a project's evidence. */
export class ServiceParts {
  constructor(
    private readonly services: Readonly<Record<ServiceName, string>>,
    private readonly project: string,
    private readonly signal: AbortSignal,
    private readonly language: string,
  ) {}

  /** @throws {PartRefused} with the service's own problem */
  async of(service: ServiceName, query = ''): Promise<AsyncGenerator<PartLine>> {
    const answer = await this.ask(service, query);
    if (answer.ok && answer.body) return partLines(service, answer.body);
    throw new PartRefused(answer.status, (await answer.json().catch(() => ({ title: answer.statusText }))) as Problem);
  }

  /**
   * Where the project is known to others already. What has not heard of it within some seconds, or cannot give its part for what it
   * holds, has a part that says so: a bundle then names who has something to answer for.
   * @throws {PartError} where the service is too busy or away
   */
  async later(service: ServiceName, query = ''): Promise<AsyncGenerator<PartLine>> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.of(service, query);
      } catch (error) {
        if (!(error instanceof PartRefused)) throw error;
        if (error.status === 429 || error.status === 503)
          throw new PartError(service, `answered ${error.status}`, { cause: error });
        if (error.status !== 404 || Date.now() > until) return refusedPart(service, error.status);
        await delay(PAUSE_MS, undefined, { signal: this.signal });
      }
    }
  }

  private ask(service: ServiceName, query: string): Promise<Response> {
    return fetch(`${this.services[service]}/projects/${encodeURIComponent(this.project)}/evidence${query}`, {
      headers: { accept: 'application/x-ndjson', 'accept-language': this.language },
      signal: this.signal,
    });
  }
}

async function* refusedPart(service: ServiceName, status: number): AsyncGenerator<PartLine> {
  yield { path: `${service}/unreadable.json`, text: canonicalJson({ problem: 'refused', status }) };
}
