import { createReadStream } from 'node:fs';
import { DetailedError, FileUrlStorage, Upload } from 'tus-js-client';
import { type Problem, PROBLEM_MEDIA_TYPE } from '@mingtang/contracts';
import { type PlatformClient } from '../http/platform-client';
import { ProblemError, UnreachableError } from '../http/platform-errors';

declare module 'tus-js-client' {
  /** Of the Node build, and missing from the package's own types: remembers unfinished uploads in a file. */
  export class FileUrlStorage implements UrlStorage {
    constructor(path: string);
    findAllUploads(): Promise<PreviousUpload[]>;
    findUploadsByFingerprint(fingerprint: string): Promise<PreviousUpload[]>;
    removeUpload(urlStorageKey: string): Promise<void>;
    addUpload(fingerprint: string, upload: PreviousUpload): Promise<string>;
  }
}

/** Bytes in memory, or a file on disk. */
export type SealedContent = Uint8Array | { readonly path: string };

export interface FileToUpload {
  readonly content: SealedContent;
  readonly size: number;
  readonly sha256: string;
  readonly project: string;
  readonly lot: string;
}

export interface UploadProgress {
  readonly sha256: string;
  readonly sent: number;
  readonly size: number;
}

const RETRY_DELAYS_MS = [0, 500, 1_000, 2_000, 4_000, 8_000];
const CHUNK_BYTES = 8 * 2 ** 20;

/**
 * Uploads a sealed file resumably (tus 1.0); one that was begun before goes on where it stopped.
 * @param memory file in which unfinished uploads are remembered from one run to the next; none where undefined.
 * @returns the upload's id, by which a bid names it.
 * @throws {ProblemError} when it is refused, {UnreachableError} when the platform stays away.
 */
export async function uploadFile(
  client: PlatformClient,
  file: FileToUpload,
  memory: string | undefined,
  onProgress: (progress: UploadProgress) => void = () => undefined,
): Promise<string> {
  const { content, size, sha256, project, lot } = file;
  const endpoint = `${client.gateway}/api/bidding/uploads`;
  return new Promise((resolve, reject) => {
    const upload = new Upload(content instanceof Uint8Array ? Buffer.from(content) : createReadStream(content.path), {
      endpoint,
      uploadSize: size,
      chunkSize: CHUNK_BYTES,
      metadata: { project, lot, sha256 },
      retryDelays: RETRY_DELAYS_MS,
      fingerprint: async () => `${endpoint} ${project} ${lot} ${sha256}`,
      ...(memory !== undefined && { urlStorage: new FileUrlStorage(memory) }),
      storeFingerprintForResuming: memory !== undefined,
      onBeforeRequest: async (request) => {
        const bearer = await client.bearer();
        if (bearer !== undefined) request.setHeader('authorization', `Bearer ${bearer}`);
      },
      onProgress: (sent) => onProgress({ sha256, sent, size }),
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: (error) => reject(asRefusal(error, client.gateway)),
    });
    void upload
      .findPreviousUploads()
      .then(([previous]) => {
        if (previous) upload.resumeFromPreviousUpload(previous);
        upload.start();
      })
      .catch(reject);
  });
}

function asRefusal(error: Error | DetailedError, gateway: string): Error {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!(error instanceof DetailedError)) return error;
  if (!response) return new UnreachableError(gateway, { cause: error });
  const request = `${error.originalRequest.getMethod()} ${error.originalRequest.getURL()}`;
  if (response.getHeader('content-type')?.startsWith(PROBLEM_MEDIA_TYPE))
    return new ProblemError(JSON.parse(response.getBody()) as Problem, request);
  return new Error(`${request}: ${response.getStatus()} ${response.getBody()}`, { cause: error });
}
