import { type ImportChange, type ImportChangeKind } from './import-change';
import { shorten } from './clean-text';
import { type Source } from './source';

/** So many changes are told one by one. */
const MOST_CHANGES = 5_000;
const MOST_SHOWN = 200;

/** Where a change is: in the draft, and what of the release it is about. */
export interface Changed {
  readonly field: string;
  readonly source?: Source;
  readonly after?: unknown;
}

/** Collects in what a draft differs from the release that it was imported from. */
export class ImportReport {
  private readonly told: ImportChange[] = [];
  private untold = 0;

  add(kind: ImportChangeKind, { field, source, after }: Changed, zh: string, en: string): void {
    if (this.told.length >= MOST_CHANGES) {
      this.untold += 1;
      return;
    }
    this.told.push({
      field,
      ...(source && { source: shown(source.path) }),
      kind,
      ...(source && source.value !== undefined && { before: shown(source.value) }),
      ...(after !== undefined && { after: shown(after) }),
      message: { zh, en },
    });
  }

  get changes(): readonly ImportChange[] {
    if (this.untold === 0) return this.told;
    const message = { zh: `另有${this.untold}处改动未逐一列出`, en: `${this.untold} more changes are not listed` };
    return [...this.told, { field: '', kind: 'dropped', message }];
  }
}

/** A value as a report shows it: at most 200 characters, none that could not be stored. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const storable = text
    .slice(0, MOST_SHOWN * 2)
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ');
  return shorten(storable, MOST_SHOWN);
}
