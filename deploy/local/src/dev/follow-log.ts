import { createReadStream, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const LOOK_MS = 300;
/** Of pino. */
const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' };

/**
 * Prints what is added to a log of JSON lines from now on, as people read it.
 * @returns ends that.
 */
export function followLog(file: string, name: string): () => Promise<void> {
  let read = sizeOf(file);
  let rest = '';
  const look = async (): Promise<void> => {
    const size = sizeOf(file);
    if (size < read) read = 0;
    if (size === read) return;
    const added = await text(createReadStream(file, { start: read, end: size - 1 }));
    read = size;
    const lines = (rest + added).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) console.log(`${name} | ${readable(line)}`);
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => (looking = looking.then(look)), LOOK_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** A log line as people read it; one that is no JSON as it is. */
export function readable(line: string): string {
  try {
    const {
      level,
      msg,
      time: _time,
      pid: _pid,
      hostname: _host,
      name: _name,
      service: _service,
      ...more
    } = JSON.parse(line) as Record<string, unknown>;
    const rest = Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`;
    return `${LEVELS[Number(level)] ?? String(level)} ${String(msg)}${rest}`;
  } catch {
    return line;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
