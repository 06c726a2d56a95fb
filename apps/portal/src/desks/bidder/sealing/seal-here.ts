import { type KeptBid } from '../keeping/kept-bids';
import { type SealAnswer, type SealRequest } from './seal-worker';

/**
 * Seals a bid in a worker of this page.
 * @param onProgress bytes read so far.
 * @throws {Error} when it fails: nothing is kept then.
 */
export function sealHere(
  request: SealRequest,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<KeptBid> {
  const worker = new Worker(new URL('./seal-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<KeptBid>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('sealing was stopped', 'AbortError')));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<SealAnswer>) => {
      if ('sealed' in data) onProgress(data.sealed);
      else if ('kept' in data) resolve(data.kept);
      else reject(new Error(data.failed));
    });
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
