import { DetailedError, Upload, type UploadOptions } from 'tus-js-client';
import { type Caller } from '../../../api/api';
import { type Problem, ProblemError } from '../../../api/problem';
import { SessionEndedError } from '../../../identity/ended-session';

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
    tokenAfter,
    onProgress,
    signal,
  }: Caller & {
    readonly onProgress: (sent: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const endpoint = location.origin + ENDPOINT;
  let sent: string | undefined;
  let refused: string | undefined;
  return new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint,
      chunkSize: CHUNK_BYTES,
      metadata: { project, lot, sha256 },
      retryDelays: RETRY_DELAYS_MS,
      fingerprint: async () => `mingtang ${project} ${lot} ${sha256}`,
      removeFingerprintOnSuccess: false,
      onBeforeRequest: async (request) => {
        sent = await (refused === undefined ? token() : tokenAfter(refused));
        refused = undefined;
        if (sent !== undefined) request.setHeader('authorization', `Bearer ${sent}`);
      },
      // Only what was not sent with this very token is refused twice: the session is over, and its account signs in again first.
      onShouldRetry: (error, attempt, options) => {
        if (error.originalResponse?.getStatus() !== 401) return mayRetry(error, attempt, options);
        refused = sent;
        return sent !== undefined;
      },
      onProgress: (bytes) => onProgress(bytes),
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

/** As the library would: what is not refused, or refused for a while only. */
function mayRetry(error: DetailedError, _attempt: number, _options: UploadOptions): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return navigator.onLine && (status < 400 || status >= 500 || status === 409 || status === 423);
}

function asProblem(error: Error): Error {
  if (error instanceof SessionEndedError) return error;
  if (error instanceof DetailedError && error.causingError instanceof SessionEndedError) return error.causingError;

  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return new ProblemError(undefined, { cause: error });
  try {
    return new ProblemError(JSON.parse(response.getBody()) as Problem, { cause: error });
  } catch {
    return new ProblemError(undefined, { cause: error });
  }
}
