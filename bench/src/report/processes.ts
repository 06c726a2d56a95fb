import { runningProcesses } from '@mingtang/backing-services';
import { readdirSync, readFileSync } from 'node:fs';

/** How many of the kernel's ticks make a second: 100 on every Linux that Node runs on (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** Most memory (RSS) that a process has had at once, MiB; undefined where the system does not tell. */
export function peakMemoryOf(pid: number): number | undefined {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
  } catch {
    return undefined;
  }
}

/** Every process that was started here, and this one, by name. */
export function ownProcesses(): { readonly name: string; readonly pid: number }[] {
  const started = runningProcesses().flatMap(({ description, pid }) =>
    pid === undefined ? [] : [{ name: description.name, pid }],
  );
  return [...started, { name: 'bench', pid: process.pid }];
}

/** Seconds of processor time that each of our processes has used with its children so far; empty where the system does not tell. */
export function processorSeconds(): ReadonlyMap<string, number> {
  const own = ownProcesses();
  const table = processTable();
  const ownerOf = (pid: number): string | undefined => {
    const known = own.find((candidate) => candidate.pid === pid);
    if (known) return known.name;
    const parent = table.get(pid)?.parent;
    return parent === undefined ? undefined : ownerOf(parent);
  };
  const used = new Map<string, number>();
  for (const [pid, { ticks }] of table) {
    const owner = ownerOf(pid);
    if (owner !== undefined) used.set(owner, (used.get(owner) ?? 0) + ticks / TICKS_PER_SECOND);
  }
  return used;
}

/** @see proc_pid_stat(5): after the name in brackets come state, parent, …, and utime and stime as fields 14 and 15. */
function processTable(): ReadonlyMap<number, { readonly parent: number; readonly ticks: number }> {
  const table = new Map<number, { parent: number; ticks: number }>();
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      const fields = statOf(entry);
      if (fields)
        table.set(Number(entry), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
    }
  } catch {
    // a system without /proc
  }
  return table;
}

function statOf(pid: string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
