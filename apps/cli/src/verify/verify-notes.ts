import {
  type BidAct,
  type BidManifest,
  checkReceipt,
  openReceipt,
  ReceiptError,
  SealingError,
} from '@mingtang/sealing';
import { TransparencyError } from '@mingtang/transparency';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Check, fails, holds } from './check';

const NO_KEY = 'no receipt key: give --key';

/** Whether each receipt in the folder is signed by the platform's key and speaks of this manifest. */
export async function verifyNotes(folder: BidFolder, manifest: BidManifest, key: string | undefined): Promise<Check[]> {
  const verifierKey = key ?? (await folder.receiptKey());
  return (await folder.notes()).map(({ file, note }) => {
    const proves = { zh: `${file} 由平台签名且与清单相符`, en: `${file} is signed by the platform for this manifest` };
    if (verifierKey === undefined) return fails(proves, NO_KEY);
    try {
      const { act, time } = openReceipt(note, [verifierKey]);
      checkReceipt(note, { manifest, act: act as BidAct }, [verifierKey]);
      return holds({ zh: `${proves.zh}：${act}，${time}`, en: `${proves.en}: ${act} at ${time}` });
    } catch (error) {
      return fails(proves, wrongBy(error));
    }
  });
}

/** Whether a receipt on its own is signed by that key; says what it confirms. */
export function verifyLoneNote(note: string, verifierKey: string): Check {
  const proves = { zh: '回执由平台签名', en: 'the receipt is signed by the platform' };
  try {
    const { act, time, project, lot, subject, version, digest } = openReceipt(note, [verifierKey]);
    const of = [`project ${project}`, lot && `lot ${lot}`, subject, version && `v${version}`, `digest ${digest}`];
    const said = [act, time, ...of.filter(Boolean)].join(' ');
    return holds({ zh: `${proves.zh}：${said}`, en: `${proves.en}: ${said}` });
  } catch (error) {
    return fails(proves, wrongBy(error));
  }
}

function wrongBy(error: unknown): string {
  if (error instanceof ReceiptError || error instanceof SealingError || error instanceof TransparencyError)
    return error.message;
  throw error;
}
