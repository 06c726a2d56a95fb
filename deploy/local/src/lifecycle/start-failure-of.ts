import { StartFailure } from '@mingtang/backing-services';

/** What to do about an operating system's refusal, by its code. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free about 2 GiB and start again.',
  EDQUOT: 'Your disk quota is used up: free about 2 GiB and start again.',
  EACCES: 'Make that file and its folder yours, or use a checkout of your own.',
  EPERM: 'Make that file and its folder yours, or use a checkout of your own.',
  EROFS: 'The file system is read-only: use a checkout on one that can be written.',
  EMFILE: 'Too many open files: raise the limit (ulimit -n 4096) and start again.',
  ENOMEM: 'There is not enough memory: about 3 GiB are needed.',
};

/** The failure with what its reader can do about it, where that is known; else the error itself. */
export function startFailureOf(error: unknown): unknown {
  if (error instanceof StartFailure || !(error instanceof Error)) return error;
  const remedy = REMEDIES[(error as NodeJS.ErrnoException).code ?? ''];
  return remedy === undefined ? error : new StartFailure(error.message, remedy, { cause: error });
}
