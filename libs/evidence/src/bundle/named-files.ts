import { type Bilingual } from '@mingtang/procedure/writing';
import { type BidLine, bidFile, type NoticeLine } from './files';

/** A file of a lot's evaluation, `evaluation/<lot>/…`, or of a deadline of its own, `log/deadlines/<round>/<lot>/…`. */
const OF_LOT = /^(?:evaluation|log\/deadlines\/\d+)\/([^/]+)\/[^/]+$/;
const OF_BID = /^bids\//;

/** The files of a bundle that its own lines name: of bids, and of lots. */
export class NamedFiles {
  private readonly bids = new Set<string>();
  private readonly lots = new Set<string>();
  private readonly failed = new Set<string>();

  /** Takes in a line of what names files. */
  hear(path: string, line: unknown): void {
    if (path === 'bidding/bids.ndjson') {
      const { bid, version, envelopes = [] } = line as BidLine;
      for (const { id, opened } of envelopes) if (opened) this.bids.add(bidFile(bid, version, id));
    } else if (path === 'announcement/notices.ndjson')
      for (const lot of lotsIn((line as NoticeLine).published)) this.lots.add(lot);
  }

  /** What a file names cannot be told: it could not be read. */
  fail(path: string): void {
    this.failed.add(path);
  }

  /** Whether it cannot be told if something names the file. */
  unsure(path: string): boolean {
    return (
      (OF_BID.test(path) && this.failed.has('bidding/bids.ndjson')) ||
      (OF_LOT.test(path) && this.failed.has('announcement/notices.ndjson'))
    );
  }

  /** Undefined where something names the file, or where it needs no name. */
  wrongWith(path: string): Bilingual | undefined {
    if (OF_BID.test(path) && !this.bids.has(path))
      return {
        zh: '无人指名的文件：bidding/bids.ndjson 中没有已开启的该信封',
        en: 'nothing names this file: bidding/bids.ndjson has no opened envelope of its name',
      };
    const [, lot] = OF_LOT.exec(path) ?? [];
    if (lot !== undefined && !this.lots.has(lot))
      return {
        zh: '无人指名的文件：公告中没有该标段',
        en: 'nothing names this file: the notices have no lot of its name',
      };
    return undefined;
  }
}

function lotsIn(published: unknown): string[] {
  const { lots } = (published ?? {}) as { lots?: unknown };
  const ids = Array.isArray(lots) ? lots.map((lot: unknown) => (lot as { id?: unknown } | null)?.id) : [];
  return ids.filter((id): id is string => typeof id === 'string');
}
