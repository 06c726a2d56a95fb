import { appendDurably, openLines } from '../keys/durable-file';

/**
 * What became of an act that the platform gave a receipt for. `not-logged`, `contradicted` and `blamed` are evidence against the platform:
 * the log lacks it, says otherwise, or names us as missing all the same.
 */
export type Finding = 'logged' | 'not-logged' | 'contradicted' | 'counted' | 'blamed';

export interface Found {
  /** Of the receipt. */
  readonly event: string;
  readonly finding: Finding;
  readonly at: string;
  /** What it was found by: the receipt, and what the log showed. */
  readonly evidence?: unknown;
}

/** Findings about receipts, in a file of JSON lines: so that each is said once, and what tells against the platform is kept. */
export class ReceiptFindings {
  private constructor(
    private readonly path: string,
    private readonly byEvent: Map<string, Set<Finding>>,
  ) {}

  static async open(path: string): Promise<ReceiptFindings> {
    const findings = new ReceiptFindings(path, new Map());
    for (const line of await openLines(path)) findings.remember(foundIn(line));
    return findings;
  }

  has(event: string, ...any: Finding[]): boolean {
    return any.some((finding) => this.byEvent.get(event)?.has(finding));
  }

  async keep(found: Found): Promise<void> {
    await appendDurably(this.path, JSON.stringify(found));
    this.remember(found);
  }

  private remember(found: Found | undefined): void {
    if (!found) return;
    const known = this.byEvent.get(found.event) ?? new Set();
    this.byEvent.set(found.event, known.add(found.finding));
  }
}

function foundIn(line: string): Found | undefined {
  try {
    return JSON.parse(line) as Found;
  } catch {
    return undefined;
  }
}
