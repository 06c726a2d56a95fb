const FOLDER = 'mingtang-chosen';
const TAB = 'mingtang.tab';
/** Files of a tab that is gone are swept after this time: one that signs in by leaving the page comes back before. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** A file that was chosen and is kept by this browser until it is sent. */
export interface ChosenFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Whether this browser can keep chosen files. */
export function canKeepFiles(): boolean {
  return isSecureContext && typeof navigator.storage?.getDirectory === 'function';
}

/** Keeps a copy of a file, in this browser's own storage of this origin. */
export async function keepChosen(file: File): Promise<ChosenFile> {
  const id = crypto.randomUUID();
  const handle = await (await folderOfTab()).getFileHandle(id, { create: true });
  await file.stream().pipeTo(await handle.createWritable());
  return { id, name: file.name, type: file.type };
}

/** A file that was kept; undefined where it is gone. */
export async function chosenFile({ id, name, type }: ChosenFile): Promise<File | undefined> {
  try {
    const kept = await (await (await folderOfTab()).getFileHandle(id)).getFile();
    return new File([kept], name, { type });
  } catch {
    return undefined;
  }
}

export async function dropChosen({ id }: ChosenFile): Promise<void> {
  await (await folderOfTab()).removeEntry(id).catch(() => undefined);
}

/** Forgets all files that were chosen in this tab. */
export async function forgetChosen(): Promise<void> {
  const tab = sessionStorage.getItem(TAB);
  if (tab !== null && canKeepFiles())
    await (await rootFolder()).removeEntry(tab, { recursive: true }).catch(() => undefined);
}

/** Forgets what tabs left behind that were closed. */
export async function sweepChosen(): Promise<void> {
  if (!canKeepFiles()) return;
  holdOwn();
  const root = await rootFolder();
  for await (const [tab, handle] of root.entries())
    await navigator.locks.request(lockOf(tab), { ifAvailable: true }, async (free) => {
      if (free && tab !== ownTab() && (await isLeftBehind(handle as FileSystemDirectoryHandle)))
        await root.removeEntry(tab, { recursive: true }).catch(() => undefined);
    });
}

async function isLeftBehind(folder: FileSystemDirectoryHandle): Promise<boolean> {
  for await (const handle of folder.values())
    if ((await (handle as FileSystemFileHandle).getFile()).lastModified > Date.now() - LEFT_BEHIND_MS) return false;
  return true;
}

let held = false;

/** As long as this page lives, its files are nobody's leftovers. */
function holdOwn(): void {
  if (held) return;
  held = true;
  void navigator.locks.request(lockOf(ownTab()), { mode: 'shared' }, () => new Promise(() => undefined));
}

function ownTab(): string {
  const known = sessionStorage.getItem(TAB);
  if (known !== null) return known;
  const tab = crypto.randomUUID();
  sessionStorage.setItem(TAB, tab);
  return tab;
}

function lockOf(tab: string): string {
  return `${FOLDER}/${tab}`;
}

async function rootFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

async function folderOfTab(): Promise<FileSystemDirectoryHandle> {
  holdOwn();
  return (await rootFolder()).getDirectoryHandle(ownTab(), { create: true });
}
