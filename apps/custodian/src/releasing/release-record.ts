import { type Release, type ReleaseScope } from '@mingtang/sealing';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { appendDurably, openLines } from '../keys/durable-file';

type OfEnvelope = Pick<Release, 'bid' | 'version' | 'envelope'>;
type Recorded = ReleaseScope & { readonly release: Release };

/** What this custodian has released, in its own file of JSON lines: a release once signed is said again, never another. */
export class ReleaseRecord {
  private constructor(
    private readonly path: string,
    private readonly byEnvelope: Map<string, Release>,
  ) {}

  static async open(path: string): Promise<ReleaseRecord> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const lines = (await openLines(path)).flatMap(recordedIn);
    return new ReleaseRecord(
      path,
      new Map(lines.map((recorded) => [keyOf(recorded, recorded.release), recorded.release])),
    );
  }

  find(scope: ReleaseScope, of: OfEnvelope): Release | undefined {
    return this.byEnvelope.get(keyOf(scope, of));
  }

  /** Keeps a release before it is sent. */
  async keep({ project, lot }: ReleaseScope, release: Release): Promise<void> {
    await appendDurably(this.path, JSON.stringify({ project, lot, release }));
    this.byEnvelope.set(keyOf({ project, lot }, release), release);
  }
}

function keyOf({ project, lot }: ReleaseScope, { bid, version, envelope }: OfEnvelope): string {
  return JSON.stringify([project, lot, bid, version, envelope]);
}

/** A line that a crash cut short was never sent. */
function recordedIn(line: string): Recorded[] {
  try {
    return [JSON.parse(line) as Recorded];
  } catch {
    return [];
  }
}
