import { mkdirSync, statfsSync } from 'node:fs';
import { StartFailure } from '../start-failure';

const GIB = 2 ** 30;

/**
 * @param neededBytes what the start is going to write there.
 * @throws {StartFailure} when less is free, or the folder cannot be made.
 */
export function requireDiskSpace(folder: string, neededBytes: number): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartFailure(
      `the folder ${folder} cannot be made: ${(error as Error).message}`,
      'Make the folder above it writable for you, or use a checkout of your own.',
      { cause: error },
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < neededBytes)
    throw new StartFailure(
      `the disk of ${folder} has ${(free / GIB).toFixed(1)} GiB free; ${(neededBytes / GIB).toFixed(1)} GiB are needed`,
      'Free some space there, or start over without old data: npm start -- --reset',
    );
}
