import { readFileSync } from 'node:fs';

/** Most memory (RSS) that a process has had at once, MiB; undefined where the system does not tell. */
export function peakMemoryOf(pid: number): number | undefined {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
  } catch {
    return undefined;
  }
}
