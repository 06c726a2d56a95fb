import { type Bilingual } from '@mingtang/procedure/writing';
import { type FileRead } from '../checks';
import { type Verification } from '../verification';
import { type Bundle, BundleError, bytesOf, jsonOf, linesOf } from './bundle';
import { BUNDLE_TYPE, type BundleFile, type FileForm, formOf, PARTS } from './files';
import { NamedFiles } from './named-files';

const NEEDED: readonly string[] = [
  'bundle.json',
  'log/checkpoint',
  'log/keys.json',
  'log/records.ndjson',
  ...PARTS.flatMap((part) => [`${part}/events.ndjson`, `${part}/keys.json`]),
];

/** What names other files is read before these: nobody has to read through files that nothing names. */
const NAMING: readonly string[] = ['announcement/notices.ndjson', 'bidding/bids.ndjson'];

/**
 * Reads the whole bundle once: that every file is known, named, whole and of its form, so that what follows need not look at forms again.
 * @returns what the bundle says of itself; undefined where it cannot be verified any further.
 */
export async function checkForm(found: Verification): Promise<BundleFile | undefined> {
  const { bundle } = found;
  for (const path of NEEDED)
    if (!bundle.has(path)) found.unreadable(new BundleError(path, { zh: '缺少', en: 'missing' }));
  const named = new NamedFiles();
  const naming = NAMING.filter((path) => bundle.has(path));
  for (const path of [...naming, ...bundle.paths.filter((path) => !NAMING.includes(path))]) {
    await checkFile(found, path, named);
    found.count('bundle-form');
  }
  return found.failed('bundle-form') ? undefined : ((await jsonOf(bundle, 'bundle.json')) as BundleFile);
}

async function checkFile(found: Verification, path: string, named: NamedFiles): Promise<void> {
  try {
    const form = formOf(path);
    if (!form) throw new BundleError(path, { zh: `不属于 ${BUNDLE_TYPE} 的文件`, en: `no file of ${BUNDLE_TYPE}` });
    // Nobody is to read through files of which the bundle itself does not say well enough why they are there.
    if (named.unsure(path)) return;
    const unnamed = named.wrongWith(path);
    if (unnamed) throw new BundleError(path, unnamed);
    found.read(await readFile(found.bundle, path, form, named));
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    found.unreadable(error);
    named.fail(path);
  }
}

/** @throws {BundleError} */
async function readFile(bundle: Bundle, path: string, form: FileForm, named: NamedFiles): Promise<FileRead> {
  const { heldBy } = form;
  const refuse = (wrong: Bilingual | undefined): void => {
    if (wrong) throw new BundleError(path, wrong);
  };
  if (form.kind === 'bytes') await bytesOf(bundle, path, form.most);
  else if (form.kind === 'json') refuse(form.accepts(await jsonOf(bundle, path)));
  else {
    let lines = 0;
    for await (const { number, value } of linesOf(bundle, path)) {
      const wrong = form.accepts(value);
      refuse(wrong && { zh: `第${number}行：${wrong.zh}`, en: `line ${number}: ${wrong.en}` });
      named.hear(path, value);
      lines = number;
    }
    return { path, heldBy, lines };
  }
  return { path, heldBy };
}
