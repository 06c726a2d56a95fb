/** A value somewhere in an imported document, of whatever type it happens to be, with the path to it. */
export class Source {
  constructor(
    readonly value: unknown,
    readonly path: string = '',
  ) {}

  /** The member of that name; absent where this is no object or has none. */
  get(name: string): Source {
    const value = this.isObject() && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return new Source(value, this.path === '' ? name : `${this.path}.${name}`);
  }

  /** Names of the members that are not empty. */
  names(): string[] {
    return this.isObject() ? Object.keys(this.value).filter((name) => !this.get(name).isEmpty()) : [];
  }

  /** The elements of a list. Something that should be a list and is not counts as its only element. */
  elements(): Source[] {
    if (this.isEmpty()) return [];
    if (!Array.isArray(this.value)) return [this];
    return this.value.map((element: unknown, at) => new Source(element, `${this.path}[${at}]`));
  }

  isObject(): this is { readonly value: Readonly<Record<string, unknown>> } {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  /** Whether nothing is said: null, an empty text, an empty list or object. */
  isEmpty(): boolean {
    const { value } = this;
    if (value === undefined || value === null) return true;
    if (typeof value === 'string') return value.trim() === '';
    return typeof value === 'object' && Object.keys(value).length === 0;
  }
}

/** How deep a document may be nested; real ones stay under 20. */
const MOST_DEPTH = 100;

/** Whether a document is nested so deep that walking it could exhaust the stack. */
export function isTooDeep(document: unknown): boolean {
  let level: unknown[] = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
