import getPort from 'get-port';
import { StartFailure } from '../start-failure';

/** The preferred port of 127.0.0.1 where it is free, else another free one. */
export async function freePort(preferred?: number): Promise<number> {
  return getPort({ host: '127.0.0.1', ...(preferred !== undefined && { port: portRange(preferred) }) });
}

/** The preferred port and the nine above it. */
function portRange(first: number): number[] {
  return Array.from({ length: 10 }, (_, offset) => first + offset).filter((port) => port <= 65_535);
}

/**
 * The port that somebody asked for by name.
 * @throws {StartFailure} when it is taken.
 */
export async function exactPort(port: number, variable: string): Promise<number> {
  if ((await getPort({ host: '127.0.0.1', port })) === port) return port;
  throw new StartFailure(
    `port ${port} is taken by another program`,
    `End that program, or set ${variable} to a free port; without ${variable} a free one is chosen.`,
  );
}
