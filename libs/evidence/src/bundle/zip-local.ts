import { type BlobWindow } from './blob-window';
import { ALL_ONES, bigAt, bytesIn, extraOf, FLAG, odd, SIGNATURE, widened, type ZipEntry } from './zip-records';

const LOCAL_BYTES = 30;

/**
 * Reads what stands before and behind a file’s bytes, for readers that go by these.
 * @returns where the file ends
 * @throws {BundleError} where it says other than the directory
 */
export async function endOfLocal(window: BlobWindow, entry: ZipEntry): Promise<number> {
  const { path, offset } = entry;
  const header = await window.read(offset, LOCAL_BYTES, path);
  if (header.getUint32(0, true) !== SIGNATURE.local)
    throw odd(path, '在 zip 中没有文件头', 'has no header at its place in the zip');
  const fixed: Readonly<Record<string, readonly [here: number, directory: number]>> = {
    version: [header.getUint16(4, true), entry.version],
    flags: [header.getUint16(6, true), entry.flags],
    method: [header.getUint16(8, true), entry.method],
    time: [header.getUint32(10, true), entry.modified],
  };
  for (const [field, [here, directory]] of Object.entries(fixed))
    if (here !== directory) throw differs(path, field, here, directory);
  const [crc32, compressed, size] = [14, 18, 22].map((at) => header.getUint32(at, true)) as [number, number, number];
  const [nameBytes, extraBytes] = [header.getUint16(26, true), header.getUint16(28, true)];
  const rest = await window.read(offset + LOCAL_BYTES, nameBytes + extraBytes, path);
  const name = bytesIn(rest, 0, nameBytes);
  if (nameBytes !== entry.name.length || !name.every((byte, at) => byte === entry.name[at]))
    throw odd(
      path,
      `在 zip 的文件头中另名为 ${new TextDecoder().decode(name)}`,
      `is named ${new TextDecoder().decode(name)} in its own header of the zip`,
    );
  if ((size === ALL_ONES) !== (compressed === ALL_ONES))
    throw odd(path, 'zip64 只替代了一个大小', 'has one of its two sizes in a zip64 field');
  const zip64 = extraOf(rest, nameBytes, extraBytes, path);
  const [wideSize, wideCompressed] = widened([size, compressed], zip64, path);
  const start = offset + LOCAL_BYTES + nameBytes + extraBytes;
  if ((entry.flags & FLAG.descriptor) === 0) {
    compare(path, { crc32, compressed: wideCompressed ?? 0, size: wideSize ?? 0 }, entry);
    return start + entry.compressedSize;
  }
  // What is not known yet is nothing: a number here is one that some readers go by.
  compare(
    path,
    {
      crc32: crc32 || entry.crc32,
      compressed: wideCompressed || entry.compressedSize,
      size: wideSize || entry.size,
    },
    entry,
  );
  return afterDescriptor(window, entry, start + entry.compressedSize, size === ALL_ONES);
}

/** Behind the bytes of a file whose size was not known before it was written. */
async function afterDescriptor(window: BlobWindow, entry: ZipEntry, at: number, wide: boolean): Promise<number> {
  const { path } = entry;
  const length = wide ? 24 : 16;
  const view = await window.read(at, length, path);
  if (view.getUint32(0, true) !== SIGNATURE.descriptor)
    throw odd(path, '其后的数据描述符有误', 'has no data descriptor behind it in the zip');
  const crc32 = view.getUint32(4, true);
  const [compressed, size] = wide
    ? [bigAt(view, 8, path), bigAt(view, 16, path)]
    : [view.getUint32(8, true), view.getUint32(12, true)];
  compare(path, { crc32, compressed, size }, entry);
  return at + length;
}

function compare(
  path: string,
  here: { readonly crc32: number; readonly compressed: number; readonly size: number },
  entry: ZipEntry,
): void {
  if (here.crc32 !== entry.crc32) throw differs(path, 'CRC-32', here.crc32, entry.crc32);
  if (here.compressed !== entry.compressedSize)
    throw differs(path, 'compressed size', here.compressed, entry.compressedSize);
  if (here.size !== entry.size) throw differs(path, 'size', here.size, entry.size);
}

function differs(path: string, field: string, here: number, directory: number) {
  return odd(
    path,
    `的 ${field} 在文件头中为 ${here}，在 zip 目录中为 ${directory}`,
    `has ${field} ${here} in its header of the zip, ${directory} in the directory`,
  );
}
