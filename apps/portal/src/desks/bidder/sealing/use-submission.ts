import { useCallback, useEffect, useRef, useState } from 'react';
import { type Schema } from '../../../api/api';
import { ProblemError } from '../../../api/problem';
import { useSession } from '../../../identity/session';
import { folderName, forgetBid, type KeptBid, whileSealing } from '../keeping/kept-bids';
import { sealHere } from './seal-here';
import { type SealRequest } from './seal-worker';
import { sealedBytes, submitKept } from './submit-kept';

/** A line that was lost is tried again so often. */
const TRY_AGAIN_MS = 10_000;

/** How far a bid is on its way from the form to its receipt. */
export type Submission =
  | { readonly phase: 'form' }
  | { readonly phase: 'sealing'; readonly done: number; readonly total: number }
  | { readonly phase: 'sending'; readonly kept: KeptBid; readonly done: number; readonly total: number }
  /** The connection was lost: it goes on by itself when there is one, or when asked to. */
  | { readonly phase: 'interrupted'; readonly kept: KeptBid; readonly done: number; readonly total: number }
  /** Sealed, and refused. */
  | { readonly phase: 'refused'; readonly kept: KeptBid; readonly error: unknown }
  /** Could not be sealed; nothing was sent. */
  | { readonly phase: 'failed'; readonly error: unknown }
  | { readonly phase: 'received'; readonly kept: KeptBid; readonly receipt: Schema<'bidding.ReceiptDto'> };

export function useSubmission(previous: KeptBid | undefined): {
  readonly submission: Submission;
  readonly sealAndSend: (request: Omit<SealRequest, 'folder'>) => Promise<void>;
  /** Sends what is sealed already, from where it was interrupted. */
  readonly send: (kept: KeptBid) => Promise<void>;
} {
  const { token, tokenAfter } = useSession();
  const [submission, setSubmission] = useState<Submission>({ phase: 'form' });
  const stop = useRef(new AbortController());
  useEffect(() => {
    const now = new AbortController();
    stop.current = now;
    return () => now.abort();
  }, []);

  const send = useCallback(
    async (kept: KeptBid) => {
      const total = sealedBytes(kept);
      let done = 0;
      setSubmission({ phase: 'sending', kept, done, total });
      try {
        const received = await submitKept(kept, {
          token,
          tokenAfter,
          signal: stop.current.signal,
          onSent: (sent) => {
            done = sent;
            setSubmission({ phase: 'sending', kept, done, total });
          },
          ...(previous ? { previous } : {}),
        });
        setSubmission({ phase: 'received', ...received });
      } catch (error) {
        if (stop.current.signal.aborted) return;
        const lost = error instanceof ProblemError && (!error.problem || error.problem.status >= 500);
        setSubmission(lost ? { phase: 'interrupted', kept, done, total } : { phase: 'refused', kept, error });
      }
    },
    [token, tokenAfter, previous],
  );

  const sealAndSend = useCallback(
    async (request: Omit<SealRequest, 'folder'>) => {
      const folder = folderName(request.bid);
      const total = request.documents.reduce((sum, { file }) => sum + file.size, 0);
      setSubmission({ phase: 'sealing', done: 0, total });
      try {
        void navigator.storage.persist();
        const tell = (done: number) => setSubmission({ phase: 'sealing', done, total });
        const kept = await whileSealing(folder, () => sealHere({ ...request, folder }, tell, stop.current.signal));
        await send(kept);
      } catch (error) {
        await forgetBid(folder);
        if (!stop.current.signal.aborted) setSubmission({ phase: 'failed', error });
      }
    },
    [send],
  );

  useEffect(() => {
    if (submission.phase !== 'interrupted') return undefined;
    const resume = () => void send(submission.kept);
    // Browsers tell of a line that is back only where their own machine's was gone.
    const timer = setTimeout(resume, TRY_AGAIN_MS);
    addEventListener('online', resume);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', resume);
    };
  }, [submission, send]);

  useEffect(() => {
    if (submission.phase !== 'sealing' && submission.phase !== 'sending') return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [submission.phase]);

  return { submission, sealAndSend, send };
}
