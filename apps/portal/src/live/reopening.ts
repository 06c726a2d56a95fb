/** What is common to the browser's event sources and the one that sends an access token. */
interface Source {
  readonly readyState: number;
  addEventListener(event: string, listener: () => void): void;
  close(): void;
}

const CLOSED = 2;
/** A stream that was refused (too many are open, the token had just ended) is asked for again after this. */
const AGAIN_MS = 30_000;

/**
 * A stream that is opened again where it was given up; one that merely broke comes back by itself.
 * @param open opens it, with its listeners.
 * @param missed called before it is opened again: nothing was heard meanwhile.
 * @returns what closes it for good.
 */
export function reopening(open: () => Source, missed: () => void): () => void {
  let source: Source;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = (): void => {
    const opened = open();
    opened.addEventListener('error', () => {
      if (opened.readyState !== CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        missed();
        start();
      }, AGAIN_MS);
    });
    source = opened;
  };
  start();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
