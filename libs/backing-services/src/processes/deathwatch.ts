import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Reads orders until its standard input closes, which the kernel does however its parent ends. What is still on its list
 * then is stopped: first asked, after ten seconds killed; what was to be deleted is.
 */
const WATCHER = `
trap '' HUP INT TERM
groups=''
alive() { for entry in $groups; do kill -0 "-\${entry#*:}" 2>/dev/null && return 0; done; return 1; }
while read -r order what; do
  case $order in
    guard) groups="$groups $what" ;;
    release)
      kept=''
      for entry in $groups; do [ "\${entry#*:}" = "$what" ] || kept="$kept $entry"; done
      groups=$kept ;;
    delete) set -- "$@" "$what" ;;
  esac
done
for entry in $groups; do kill "-\${entry%%:*}" "-\${entry#*:}" 2>/dev/null; done
patience=100
while [ $patience -gt 0 ] && alive; do sleep 0.1; patience=$((patience - 1)); done
for entry in $groups; do kill -KILL "-\${entry#*:}" 2>/dev/null; done
for path in "$@"; do rm -rf -- "$path"; done
`;

/**
 * Sees to it that no process started here outlives this one, even when this one is killed with SIGKILL.
 * It is a shell of its own session that holds one end of a pipe; no signal of a terminal reaches it.
 */
export class Deathwatch {
  private watcher: ChildProcess | undefined;

  /** Stops the process group of that leader with that signal, should this process die. */
  guard(groupLeader: number, signal: NodeJS.Signals): void {
    this.order(`guard ${signal.replace(/^SIG/, '')}:${groupLeader}`);
  }

  /** The group has ended; its number may soon be another's. */
  release(groupLeader: number): void {
    this.order(`release ${groupLeader}`);
  }

  /** Deletes the file or folder when this process ends, in whatever way, after what it guards has stopped. */
  deleteAtEnd(path: string): void {
    this.order(`delete ${path}`);
  }

  /** The watcher's process, which outlives this one until all is stopped and deleted; undefined while it has no orders. */
  get pid(): number | undefined {
    return this.watcher?.pid;
  }

  private order(line: string): void {
    if (!this.watcher) {
      this.watcher = spawn('/bin/sh', ['-c', WATCHER, 'mingtang-deathwatch'], {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      this.watcher.unref();
      this.watcher.stdin?.on('error', () => undefined);
      (this.watcher.stdin as unknown as { unref?: () => void })?.unref?.();
    }
    this.watcher.stdin?.write(`${line}\n`);
  }
}

/** This process's one watcher. */
export const deathwatch = new Deathwatch();
