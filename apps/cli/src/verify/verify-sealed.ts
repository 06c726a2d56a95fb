import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { filesOfBid, measure, type PlacedFile, sha256Hex, verifyManifest } from '@mingtang/sealing';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Check, check, fails, holds } from './check';

/** Whether what lies in the folder is what the signed manifest names: its signature, every age file, every share. */
export async function verifySealed(folder: BidFolder): Promise<Check[]> {
  const { manifest, signature, shares } = await folder.sealed();
  return [
    check(
      { zh: '清单由其所载密钥签名', en: 'the manifest is signed by the key that it names' },
      verifyManifest(manifest, signature),
      'wrong signature',
    ),
    ...(await Promise.all(filesOfBid(manifest).map((file) => verifyFile(folder, file)))),
    ...manifest.envelopes.flatMap(({ id, shares: named }) =>
      named.map(({ custodian, sha256 }, index) => {
        const dealt = shares.find((share) => share.envelope === id && share.custodian === custodian);
        return check(
          {
            zh: `信封 ${id} 的第 ${index + 1} 份密钥份额与清单一致`,
            en: `key share ${index + 1} of envelope ${id} is the one in the manifest`,
          },
          dealt !== undefined && sha256Hex(dealt.ciphertext) === sha256,
          'another digest',
        );
      }),
    ),
  ];
}

async function verifyFile(folder: BidFolder, file: PlacedFile): Promise<Check> {
  const { envelope, index, sha256, size } = file;
  const proves = {
    zh: `信封 ${envelope} 的文件 ${index} 与清单一致`,
    en: `file ${index} of envelope ${envelope} is the one in the manifest`,
  };
  const path = folder.fileOf(file);
  const found = await stat(path).catch(() => undefined);
  if (!found) return fails(proves, `${path} is missing`);
  const { through, measured } = measure();
  const content = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  await content.pipeThrough(through).pipeTo(new WritableStream());
  const actual = measured();
  if (actual.sha256 === sha256 && actual.size === size) return holds(proves);
  return fails(proves, `${actual.size} bytes, SHA-256 ${actual.sha256}`);
}
