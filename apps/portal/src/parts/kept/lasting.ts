/** What this browser keeps of an account's work beyond its tab: sheets of experts and drafts that the platform does not have yet. */
const LASTING = ['mingtang.sheet.', 'mingtang.draft.'] as const;
const OWNER = 'mingtang.kept-for';

/** Forgets all work that outlives a tab: who signs out leaves nothing to whoever sits here next. */
export function forgetLasting(storage: Storage = localStorage): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  for (const key of keys) if (LASTING.some((prefix) => key.startsWith(prefix))) storage.removeItem(key);
  storage.removeItem(OWNER);
}

/** Keeps such work for the account that is signed in, and forgets what another left whose session ended without a sign-out. */
export function keepLastingFor(account: string, storage: Storage = localStorage): void {
  const owner = storage.getItem(OWNER);
  if (owner === account) return;
  if (owner !== null) forgetLasting(storage);
  storage.setItem(OWNER, account);
}
