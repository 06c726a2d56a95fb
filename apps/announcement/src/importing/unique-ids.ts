import { type ImportReport } from './import-report';
import { type Source } from './source';

/** Gives the parts of one list ids: their own where they can stand, else cleaned ones, never one twice. */
export class UniqueIds {
  private readonly taken = new Set<string>();
  /** The number that a wanted id was last told apart by. */
  private readonly numbered = new Map<string, number>();

  constructor(
    /** What an id may not contain. */
    private readonly forbidden: RegExp,
    private readonly most: number,
    private readonly report: ImportReport,
  ) {}

  /** @param fallback the id of a part that has none. */
  next(source: Source, field: string, fallback: string): string {
    const { value } = source;
    this.report.take(source);
    const own = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 10 * this.most) : '';
    const clean = own
      .replace(this.forbidden, '-')
      .replace(/^[^A-Za-z0-9\p{L}]+|[-\s]+$/gu, '')
      .slice(0, this.most);
    const wanted = clean.isWellFormed() && clean !== '' ? clean : fallback;
    const id = this.free(wanted);
    if (own === '') this.report.add('filled', { field, source, after: id }, '缺少编号，已补充', 'had no id; given one');
    else if (id !== wanted)
      this.report.add('renamed', { field, source, after: id }, '编号重复，已更改', 'the id was used twice; changed');
    else if (id !== own)
      this.report.add(
        'renamed',
        { field, source, after: id },
        '编号格式有误，已更改',
        'the id could not stand; changed',
      );
    this.taken.add(id);
    return id;
  }

  private free(wanted: string): string {
    let nth = this.numbered.get(wanted) ?? 1;
    let id = wanted;
    while (this.taken.has(id)) id = `${wanted.slice(0, this.most - 1 - String(++nth).length)}-${nth}`;
    this.numbered.set(wanted, nth);
    return id;
  }
}
