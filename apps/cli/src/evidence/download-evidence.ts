import { answerTo, type PlatformClient, UnreachableError } from '@mingtang/client';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ReadableStream } from 'node:stream/web';

/**
 * Downloads a project's evidence bundle, however large.
 * @throws {ProblemError} for a refusal, {UnreachableError} where the platform is away or breaks off; no file is left then.
 */
export async function downloadEvidence(client: PlatformClient, project: string, file: string): Promise<void> {
  const asked = { params: { path: { project } }, parseAs: 'stream' } as const;
  const body = await answerTo(client.api.GET('/api/disclosure/projects/{project}/evidence', asked));
  if (!body) throw new UnreachableError(client.gateway);
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), createWriteStream(file));
  } catch (cause) {
    await rm(file, { force: true });
    if ((cause as NodeJS.ErrnoException).path !== undefined) throw cause;
    throw new UnreachableError(client.gateway, { cause });
  }
}
