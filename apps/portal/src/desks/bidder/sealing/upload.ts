import { DetailedError, Upload } from 'tus-js-client';
import { type Problem, ProblemError } from '../../../api/problem';

const ENDPOINT = '/api/bidding/uploads';
const RETRY_DELAYS_MS = [0, 500, 1_000, 2_000, 4_000, 8_000];
const CHUNK_BYTES = 4 * 2 ** 20;

export interface SealedFile {
  readonly content: File;
  readonly sha256: string;
  readonly project: string;
  readonly lot: string;
}

/**
 * Uploads a ciphertext by tus 1.0; one that was begun before, also by an earlier visit to the page, goes on where it stopped.
 * @returns the upload's id, by which a bid names it.
 * @throws {ProblemError} when it is refused, or without a problem when the connection is lost.
 */
export function uploadSealed(
  { content, sha256, project, lot }: SealedFile,
  {
    token,
    onProgress,
    signal,
  }: {
    readonly token: () => Promise<string | undefined>;
    readonly onProgress: (sent: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const endpoint = location.origin + ENDPOINT;
  return new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint,
      chunkSize: CHUNK_BYTES,
      metadata: { project, lot, sha256 },
      retryDelays: RETRY_DELAYS_MS,
      fingerprint: async () => `mingtang ${project} ${lot} ${sha256}`,
      removeFingerprintOnSuccess: false,
      onBeforeRequest: async (request) => {
        const bearer = await token();
        if (bearer !== undefined) request.setHeader('authorization', `Bearer ${bearer}`);
      },
      onProgress: (sent) => onProgress(sent),
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: (error) => reject(asProblem(error)),
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(new DOMException('the upload was stopped', 'AbortError'));
    });
    upload.findPreviousUploads().then(([previous]) => {
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    }, reject);
  });
}

function asProblem(error: Error): ProblemError {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return new ProblemError(undefined, { cause: error });
  try {
    return new ProblemError(JSON.parse(response.getBody()) as Problem, { cause: error });
  } catch {
    return new ProblemError(undefined, { cause: error });
  }
}
