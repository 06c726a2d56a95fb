import { type Refusal, RefusedError } from '@mingtang/procedure/rules';
import { type BidManifest, filesOfBid, type PlacedFile } from '@mingtang/sealing';
import { refusal } from '../refusals';
import { isAgeFile, sealedBytes, sha256Of } from './age-bytes';
import { type ArrivedFile, notSealed } from './arrived-bid';
import { MOST_INLINE_BYTES_IN_ALL, type SubmitBidDto } from './submission.dto';

/** Uploads of the bidder for the lot that are whole and found to be what was announced, by id. */
export type FinishedUploads = ReadonlyMap<string, { readonly sha256: string; readonly size: number }>;

/**
 * The files of a manifest as they came, inline or uploaded, and what is wrong with them.
 * @throws {RefusedError} `inline-too-large`
 */
export function filesOf(
  { inline = [], uploads = [] }: Pick<SubmitBidDto, 'inline' | 'uploads'>,
  manifest: BidManifest,
  finished: FinishedUploads,
): { readonly files: readonly ArrivedFile[]; readonly problems: readonly Refusal[] } {
  const inlineLength = inline.reduce((length, { content }) => length + content.length, 0);
  if ((inlineLength * 3) / 4 > MOST_INLINE_BYTES_IN_ALL + 3 * inline.length)
    throw new RefusedError([
      refusal('inline-too-large', { field: 'inline', params: { most: MOST_INLINE_BYTES_IN_ALL } }),
    ]);

  const files = filesOfBid(manifest);
  const named = new Map(files.map((file) => [file.sha256, file]));
  const problems: Refusal[] = [];
  const arrived = new Map<string, ArrivedFile>();
  const take = (
    sha256: string,
    field: string,
    check: (file: PlacedFile) => Refusal | undefined,
    source: Source,
  ): void => {
    const file = named.get(sha256);
    const problem = file && !arrived.has(sha256) ? check(file) : unnamed(`${field}.sha256`);
    if (problem) problems.push(problem);
    if (file) arrived.set(sha256, { ...file, ...source });
  };
  inline.forEach(({ sha256, content }, index) => {
    const field = `inline[${index}]`;
    take(sha256, field, (file) => inlineProblem(content, file, `${field}.content`), { content });
  });
  uploads.forEach(({ sha256, upload }, index) => {
    const field = `uploads[${index}]`;
    take(sha256, field, (file) => uploadProblem(finished.get(upload), file, `${field}.upload`), { upload });
  });
  for (const file of files) if (!arrived.has(file.sha256)) problems.push(missing(fieldOfFile(manifest, file)));
  return { files: files.flatMap(({ sha256 }) => arrived.get(sha256) ?? []), problems };
}

type Source = { readonly content: string } | { readonly upload: string };

function inlineProblem(content: string, { sha256, size }: PlacedFile, field: string): Refusal | undefined {
  const bytes = sealedBytes(content);
  if (!bytes || !isAgeFile(bytes))
    return notSealed(field, { zh: '不是 age 加密文件', en: 'not an age file in base64' });
  return bytes.length === size && sha256Of(bytes) === sha256 ? undefined : different(field);
}

function uploadProblem(
  upload: { readonly sha256: string; readonly size: number } | undefined,
  { sha256, size }: PlacedFile,
  field: string,
): Refusal | undefined {
  if (!upload)
    return notSealed(field, {
      zh: '没有本单位为该标段完成的该上传',
      en: 'no finished upload of your organisation for the lot',
    });
  return upload.size === size && upload.sha256 === sha256 ? undefined : different(field);
}

function different(field: string): Refusal {
  return notSealed(field, { zh: '文件摘要或大小与清单不符', en: 'not the file that the manifest names' });
}

function unnamed(field: string): Refusal {
  return notSealed(field, {
    zh: '清单中没有该文件，或者重复',
    en: 'the manifest names no such file, or it came twice',
  });
}

/** The path of a file in the request. */
export function fieldOfFile(
  { envelopes }: Pick<BidManifest, 'envelopes'>,
  { envelope, index }: Pick<PlacedFile, 'envelope' | 'index'>,
): string {
  return `manifest.envelopes[${envelopes.findIndex(({ id }) => id === envelope)}].files[${index}]`;
}

function missing(field: string): Refusal {
  return notSealed(field, { zh: '该文件没有送达', en: 'this file has not arrived' });
}
