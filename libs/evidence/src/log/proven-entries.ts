import { base64Bytes, type Hash, leafHash, verifyInclusion } from '@mingtang/transparency';
import { type RecordLine } from '../bundle/files';
import { type Verification } from '../verification';
import { type LogView } from './log-view';

/** Entries of the log, each proven to be in it at its index. */
export class ProvenEntries {
  /** The entry at an index and its proof, once it is proven there: batches come with each of their records. */
  private readonly known = new Map<number, string>();

  constructor(
    private readonly found: Verification,
    private readonly log: LogView,
  ) {}

  /** Whether the entry is there, which is told where it is not. */
  holds({ index, entry, proof }: RecordLine): boolean {
    const { found, log } = this;
    const shown = [entry, ...proof].join('\n');
    if (this.known.get(index) === shown) return true;
    const { size, root } = log.checkpoint;
    found.count('records-included');
    if (index >= size) {
      found.fail(
        'log-fresh',
        `检查点只有${size}条，不含第${index}条记录：检查点已过时`,
        `the checkpoint is stale: it covers ${size} entries, but the bundle holds entry ${index}`,
      );
      return false;
    }
    const hashes = proof.map(base64Bytes);
    const whole = hashes.every((hash) => hash !== undefined);
    if (
      !whole ||
      !verifyInclusion(leafHash(entry, found.engine.sha256), index, size, hashes as Hash[], root, found.engine.sha256)
    ) {
      found.fail(
        'records-included',
        `第${index}条${nameOf(entry)}不在检查点所签的日志中：记录或证明被改动`,
        `entry ${index}${nameOf(entry)} is not in the log that the checkpoint signs: it or its proof was altered`,
      );
      return false;
    }
    this.known.set(index, shown);
    return true;
  }
}

function nameOf(entry: string): string {
  try {
    const { type, event } = JSON.parse(entry) as { type?: unknown; event?: unknown };
    return typeof type === 'string' ? ` (${type}${typeof event === 'string' ? ` ${event}` : ''})` : '';
  } catch {
    return '';
  }
}
