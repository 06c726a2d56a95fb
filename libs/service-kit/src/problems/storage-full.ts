/** What a file system and Postgres say of a full disk or a used-up quota. */
const STORAGE_FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Whether an error means that there is no room to keep what was sent. */
export function isStorageFull(error: unknown): boolean {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = (cause as { cause?: unknown }).cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && STORAGE_FULL.has(code)) return true;
  }
  return false;
}
