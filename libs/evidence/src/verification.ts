import { type Bilingual } from '@mingtang/procedure/writing';
import { type Ed25519, portableEd25519, portableSha256, type Sha256 } from '@mingtang/transparency';
import { type Bundle, type BundleError } from './bundle/bundle';
import { type Check, type CheckCode, CHECKS, type FileRead } from './checks';
import { type Trust } from './trust';

/** Who computes: the portable implementations, or a host's own faster ones. */
export interface Engine {
  readonly ed25519: Ed25519;
  readonly sha256: Sha256;
}

export const portableEngine: Engine = { ed25519: portableEd25519, sha256: portableSha256 };

/** Failures of one code beyond this many are counted, not told. */
const MOST_TOLD = 50;

/** A bundle under verification, and what has been found so far. */
export class Verification {
  /** Every file, as it was read. */
  readonly files: FileRead[] = [];
  private readonly failures = new Map<CheckCode, Bilingual[]>();
  private readonly remarks = new Map<CheckCode, Bilingual[]>();
  private readonly open = new Map<CheckCode, Bilingual[]>();
  private readonly counts = new Map<CheckCode, number>();
  private readonly untold = new Map<CheckCode, number>();
  private readonly told = new Set<CheckCode>();

  constructor(
    readonly bundle: Bundle,
    readonly trust: Trust,
    readonly engine: Engine,
  ) {}

  /** Something is wrong. Both texts name exactly what, and end without a full stop. */
  fail(code: CheckCode, zh: string, en: string): void {
    const told = this.failures.get(code) ?? [];
    this.failures.set(code, told);
    if (told.length < MOST_TOLD) told.push({ zh, en });
    else this.untold.set(code, (this.untold.get(code) ?? 0) + 1);
  }

  /** A file of the bundle cannot be read. */
  unreadable(error: BundleError): void {
    const { path, said } = error;
    if (path === '') this.fail('bundle-form', said.zh, said.en);
    else this.fail('bundle-form', `${path}：${said.zh}`, `${path}: ${said.en}`);
  }

  read(file: FileRead): void {
    this.files.push(file);
  }

  remark(code: CheckCode, zh: string, en: string): void {
    this.remarks.set(code, [...(this.remarks.get(code) ?? []), { zh, en }]);
  }

  /** Whether something holds cannot be told by this bundle, and why. */
  undecided(code: CheckCode, zh: string, en: string): void {
    this.open.set(code, [...(this.open.get(code) ?? []), { zh, en }]);
  }

  /** So many things were verified under a code: a check of nothing is not told. */
  count(code: CheckCode, more = 1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + more);
  }

  failed(code: CheckCode): boolean {
    return this.failures.has(code);
  }

  /**
   * What has been found under a code since it was last asked for: one check for each failure, or one that holds, or none where there was
   * nothing to check.
   */
  *found(code: CheckCode): Generator<Check> {
    const proves = CHECKS[code];
    const failures = this.failures.get(code)?.splice(0) ?? [];
    for (const failure of failures) yield { code, proves, ok: false, failure };
    const untold = this.untold.get(code);
    this.untold.delete(code);
    if (untold !== undefined)
      yield { code, proves, ok: false, failure: { zh: `另有 ${untold} 处`, en: `and ${untold} more of the kind` } };
    const undecided = this.open.get(code)?.splice(0) ?? [];
    for (const remark of undecided) yield { code, proves, ok: true, undecided: true, remarks: [remark] };
    const count = this.counts.get(code);
    const remarks = this.remarks.get(code) ?? [];
    if (this.failed(code) || this.told.has(code) || (count === undefined && remarks.length === 0)) return;
    this.told.add(code);
    const files = code === 'bundle-form' ? { files: this.files } : {};
    yield { code, proves, ok: true, ...(count !== undefined && { count }), remarks, ...files };
  }
}
