import { BundleError } from './bundle';
import { BlobWindow } from './blob-window';
import { centralEntry, type ZipEntry, zipEnd } from './zip-records';
import { endOfLocal } from './zip-local';

/** A bundle names each of its bids by a file; nobody has to read through more than these. */
const MOST_FILES = 200_000;
const LONGEST_NAME = 200;
const LARGEST_DIRECTORY = 64 * 2 ** 20;

/**
 * That a zip file reads in one way only, whether its reader goes by the directory at its end or by the headers before each file: nothing
 * stands before, between or behind its files, and both say the same of each. Of the files' contents, their CRC-32 too, nothing is looked at.
 * @returns its files in their order
 * @throws {BundleError} that says what two readers could take differently
 */
export async function zipLayout(blob: Blob): Promise<readonly ZipEntry[]> {
  const window = new BlobWindow(blob);
  if (blob.size === 0) throw new BundleError('', { zh: '文件是空的', en: 'the file is empty' });
  const { count, at: directory, size } = await zipEnd(window);
  if (count === 0) throw new BundleError('', { zh: '压缩包中没有任何文件', en: 'the zip holds no file' });
  if (count > MOST_FILES || size > LARGEST_DIRECTORY)
    throw new BundleError('', { zh: `压缩包中的文件过多：${count}`, en: `the zip holds too many files: ${count}` });
  const view = await window.read(directory, size, '');
  const entries: ZipEntry[] = [];
  const paths = new Set<string>();
  let at = 0;
  for (let place = 0; place < count; place++) {
    const [entry, bytes] = centralEntry(view, at);
    checkName(entry.path);
    if (paths.has(entry.path))
      throw new BundleError(entry.path, { zh: '压缩包中有两个同名文件', en: 'comes twice in the zip' });
    paths.add(entry.path);
    entries.push(entry);
    at += bytes;
  }
  if (at !== size)
    throw new BundleError('', {
      zh: `压缩包目录之后有${size - at}个多余字节`,
      en: `the zip’s directory has ${size - at} bytes more than its files need`,
    });
  await checkFiles(window, entries, directory);
  return entries;
}

/** That files follow on one another from the first byte up to the directory. */
async function checkFiles(window: BlobWindow, entries: readonly ZipEntry[], directory: number): Promise<void> {
  let at = 0;
  for (const entry of entries) {
    if (entry.offset !== at) throw gap(at, entry.offset, entry.path);
    at = await endOfLocal(window, entry);
  }
  if (at !== directory) throw gap(at, directory, '');
}

function gap(at: number, next: number, path: string): BundleError {
  if (at === 0)
    return new BundleError('', {
      zh: `第一个文件之前有${next}个字节`,
      en: `${next} bytes stand before the first file of the zip`,
    });
  return next > at
    ? new BundleError(path, {
        zh: `之前有${next - at}个不属于任何文件的字节`,
        en: `${next - at} bytes of no file stand before it in the zip`,
      })
    : new BundleError(path, {
        zh: '与压缩包中的前一文件重叠或次序颠倒',
        en: 'it overlaps the file before it in the zip, or comes out of order',
      });
}

/** No folder, no absolute path, none that leads out of the bundle. */
function checkName(path: string): void {
  const segments = path.split('/');
  if (
    path.length > LONGEST_NAME ||
    /[\p{Cc}\p{Zl}\p{Zp}\\:]/u.test(path) ||
    segments.some((one) => /^\.{0,2}$/.test(one))
  )
    throw new BundleError(path, {
      zh: '文件名不是证据包中的文件名',
      en: 'a name that no file of a bundle has: a folder, an absolute path, or one that leads out of the bundle',
    });
}
