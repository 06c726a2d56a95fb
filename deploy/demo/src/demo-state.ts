import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How far the demo came on this platform. */
export interface DemoState {
  /** `playing` while the first tender is under way: found at a start, it was cut short. */
  readonly played?: { readonly state: 'playing' | 'done'; readonly startedAt: string; readonly project?: string };
  readonly open?: { readonly project: string; readonly until: string };
}

/** What an earlier demo left behind; nothing before the first. */
export async function readDemoState(file: string): Promise<DemoState> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

export async function writeDemoState(file: string, state: DemoState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
