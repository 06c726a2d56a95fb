import { type Bundle, BundleError } from './bundle/bundle';
import { zipBundle } from './bundle/zip-bundle';
import { checkForm } from './bundle/check-form';
import { type BundleFile } from './bundle/files';
import { checkAwards } from './award/check-award';
import { checkBids } from './bids/check-bids';
import { Arrivals, checkArrivals } from './bids/check-arrivals';
import { checkClosings } from './bids/check-closing';
import { SubmittedBids } from './bids/submitted-bids';
import { type Check, type CheckCode, CHECKS } from './checks';
import { checkCustody } from './custody/check-custody';
import { checkDeadlines } from './deadline/check-deadlines';
import { checkDrawLines } from './draw/check-draw-lines';
import { checkDraws } from './draw/check-draws';
import { checkEvaluations } from './evaluation/check-evaluations';
import { checkConsistency, checkFresh } from './log/check-time';
import { checkListings } from './log/check-listings';
import { type LogView } from './log/log-view';
import { openLog } from './log/open-log';
import { readRecords } from './log/read-records';
import { type Records } from './log/records';
import { checkHanded, type Handed, leaveHanded } from './receipts/check-handed';
import { type ReceiptKeys, receiptKeysOf } from './receipts/receipts';
import { checkSecurities } from './securities/check-securities';
import { checkEvents } from './services/check-events';
import { checkKeptParts } from './services/check-kept';
import { checkProcedure } from './procedure/check-procedure';
import { checkRegister } from './services/check-register';
import { checkRows } from './services/check-rows';
import { checkNotices } from './tender/check-notices';
import { checkProcedureLogged, noTender } from './tender/check-procedure-logged';
import { tenderOf } from './tender/tender';
import { checkTimes } from './timetable/check-timetable';
import { type Trust } from './trust';
import { type Engine, portableEngine, Verification } from './verification';

export interface VerifyOptions {
  readonly trust?: Trust;
  /** Receipts and proofs that somebody was given, to be held against the bundle. */
  readonly handed?: readonly Handed[];
  readonly engine?: Engine;
}

/**
 * Verifies an evidence bundle, offline, and says of each check what it proves and whether it holds (docs/spec/evidence.md). Checks come
 * in the order of {@link CHECKS}; one that finds something wrong comes once for each thing found. Where the log itself does not
 * stand, what rests on it is not looked at.
 */
export async function* verifyBundle(bundle: Bundle, options: VerifyOptions = {}): AsyncGenerator<Check> {
  const found = new Verification(bundle, options.trust ?? {}, options.engine ?? portableEngine);
  const tell = function* (...codes: CheckCode[]): Generator<Check> {
    // A file may turn out to be unreadable at any step.
    for (const code of ['bundle-form', ...codes] as const) yield* found.found(code);
  };
  const made = await guarded(found, () => checkForm(found));
  yield* tell();
  const log = made && (await guarded(found, () => openLog(found)));
  const handed = options.handed ?? [];
  if (!made || !log) {
    leaveHanded(found, handed);
    return yield* tell('log-signed', 'log-witnessed', 'proof-in-log');
  }
  const records = await guarded(found, () => readRecords(found, log, made.project));
  if (records) {
    checkFresh(found, log, records, made);
    await checkConsistency(found, log, records);
  }
  yield* tell('log-signed', 'log-witnessed', 'log-fresh', 'log-consistent');
  yield* tell('records-included', 'records-formed', 'payloads-match', 'sequence-whole', 'sealed-listed');
  if (!records) {
    leaveHanded(found, handed);
    return yield* tell('proof-in-log');
  }
  const whole = await guarded(found, async () => {
    const keys = await checkServices(found, { log, made, records });
    checkHanded(found, handed, { log, project: made.project, madeAt: made.madeAt, keys, records });
    return true;
  });
  if (!whole) leaveHanded(found, handed);
  yield* tell(...(Object.keys(CHECKS) as CheckCode[]));
}

/** Verifies a bundle in a zip file, as {@link verifyBundle}; that it is none, or reads in more ways than one, is what is found then. */
export async function* verifyZip(zip: Blob, options: VerifyOptions = {}): AsyncGenerator<Check> {
  let bundle: Bundle;
  try {
    bundle = await zipBundle(zip);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    const { path, said } = error;
    const failure = path === '' ? said : { zh: `${path}：${said.zh}`, en: `${path}: ${said.en}` };
    return yield { code: 'bundle-form', proves: CHECKS['bundle-form'], ok: false, failure };
  }
  yield* verifyBundle(bundle, options);
}

interface Opened {
  readonly log: LogView;
  readonly made: BundleFile;
  readonly records: Records;
}

/** What the services and their files say, held against the log. @returns the keys by which receipts are checked. */
async function checkServices(found: Verification, { log, made, records }: Opened): Promise<ReceiptKeys> {
  const { later, behind } = await checkEvents(found, records, made);
  const keys = await receiptKeysOf(found);
  // What the services keep says more than the log then, and no less truly.
  if (behind) return keys;
  await checkRows(found, records, later);
  const tender = tenderOf(records);
  if (!tender) {
    noTender(found, records);
  } else {
    const bids = new SubmittedBids(records);
    await checkRegister(found, tender, records, later, made);
    await checkKeptParts(found, records, later, made);
    await checkProcedureLogged(found, tender, log);
    await checkNotices(found, tender, later);
    await checkCustody(found, tender, records);
    checkTimes(found, tender, records);
    checkProcedure(found, tender, records);
    checkListings(found, tender, records);
    checkClosings(found, tender, records, bids);
    const arrivals = new Arrivals(records);
    checkArrivals(found, { tender, records, bids, arrivals });
    await checkDeadlines(found, { log, tender, records, bids, arrivals });
    await checkBids(found, { tender, records, bids, keys, later });
    checkDraws(found, { log, tender, records });
    await checkDrawLines(found, records, later);
    await checkEvaluations(found, tender, records, later);
    checkAwards(found, tender, records);
    checkSecurities(found, tender, records);
  }
  return keys;
}

/** A bundle may be anything: what cannot be read is a failure found, not an accident. */
async function guarded<T>(found: Verification, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    found.unreadable(error);
    return undefined;
  }
}
