import { type Bilingual, carriedText } from '@mingtang/procedure/writing';
import { type ImportChange, type ImportChangeKind } from './import-change';
import { placeInWords } from './import-terms';
import { type Source } from './source';
import { valueInWords } from './value-in-words';

/** So many changes are told one by one. */
const MOST_CHANGES = 5_000;
/** Lists of the draft: what is left out of them is told for each element. */
const LISTS = new Set(['lots', 'items']);

/** Where a change is: in the draft, and what of the release it is about. */
export interface Changed {
  readonly field: string;
  readonly source?: Source;
  readonly after?: unknown;
  /** What the place is called, where its path says too little. */
  readonly place?: Bilingual;
}

/** Collects in what a draft differs from the release that it was imported from: each place of either once. */
export class ImportReport {
  private readonly told = new Map<string, ImportChange>();
  private readonly paths = new Set<string>();
  private untold = 0;

  /** Tells a change. What is said again of a field of the draft is put to what was said of it. */
  add(kind: ImportChangeKind, { field, source, after, place }: Changed, zh: string, en: string): void {
    if (source) this.take(source);
    const key = field === '' || LISTS.has(field) ? `${field} ${source?.path ?? zh} ${place?.zh ?? ''}` : field;
    const earlier = this.told.get(key);
    if (!earlier && this.told.size >= MOST_CHANGES) {
      this.untold += 1;
      return;
    }
    const before = source && source.value !== undefined ? valueInWords(source.value) : '';
    const now = after === undefined ? undefined : valueInWords(after);
    const change: ImportChange = {
      field,
      ...(source && { source: carriedText(source.path, 'one').slice(0, 200).toWellFormed() }),
      place: place ?? placeInWords(field === '' ? (source?.path ?? '') : field),
      kind,
      ...(before !== '' && { before }),
      ...(now !== undefined && { after: now }),
      message: { zh, en },
    };
    this.told.set(key, earlier ? together(earlier, change) : change);
  }

  /** Marks what became part of the draft as it stood, or is told of elsewhere. */
  take(source: Source): void {
    this.paths.add(source.path);
  }

  /** Whether a value of the release was read or told of. */
  knows(source: Source): boolean {
    return this.paths.has(source.path);
  }

  /** What is to be decided first: the procedure, then what is asked for. */
  get changes(): readonly ImportChange[] {
    const rank = ({ field, kind }: ImportChange): number => (field === 'procedure' ? 0 : kind === 'asked' ? 1 : 2);
    const told = [...this.told.values()].sort((a, b) => rank(a) - rank(b));
    if (this.untold === 0) return told;
    const message = { zh: `另有${this.untold}处改动未逐一列出`, en: `${this.untold} more changes are not listed` };
    return [...told, { field: '', place: { zh: '其余', en: 'The rest' }, kind: 'dropped', message }];
  }
}

/** Two things said of one field: what it was before both, and what it is after them. */
function together(first: ImportChange, second: ImportChange): ImportChange {
  const said = first.message.zh === second.message.zh;
  return {
    ...second,
    ...first,
    kind: first.kind === 'asked' || second.kind === 'text-cleaned' ? first.kind : second.kind,
    ...((second.after ?? first.after) !== undefined && { after: second.after ?? first.after }),
    message: said
      ? first.message
      : { zh: `${first.message.zh}；${second.message.zh}`, en: `${first.message.en}; ${second.message.en}` },
  } as ImportChange;
}
