import { checkReceipt, ReceiptError } from '@mingtang/client';
import { type BidManifest, parseReceipt, verifyNote } from '@mingtang/sealing';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Check, check, fails, holds } from './check';

const NO_KEY = 'no receipt key: give --key';

/** Whether each receipt in the folder is signed by the platform's key and speaks of this manifest. */
export async function verifyNotes(folder: BidFolder, manifest: BidManifest, key: string | undefined): Promise<Check[]> {
  const verifierKey = key ?? (await folder.receiptKey());
  return (await folder.notes()).map(({ file, note }) => {
    const proves = { zh: `${file} 由平台签名且与清单相符`, en: `${file} is signed by the platform for this manifest` };
    if (verifierKey === undefined) return fails(proves, NO_KEY);
    const text = verifyNote(note, verifierKey);
    if (text === undefined) return fails(proves, 'wrong signature');
    const receipt = { ...parseReceipt(text), note };
    try {
      checkReceipt(receipt, { manifest, act: receipt.act }, verifierKey);
      const { act, receivedAt } = receipt;
      return holds({ zh: `${proves.zh}：${act}，${receivedAt}`, en: `${proves.en}: ${act} at ${receivedAt}` });
    } catch (error) {
      if (error instanceof ReceiptError) return fails(proves, error.message);
      throw error;
    }
  });
}

/** Whether a receipt on its own is signed by that key; says what it confirms. */
export function verifyLoneNote(note: string, verifierKey: string): Check {
  const text = verifyNote(note, verifierKey);
  const proves = { zh: '回执由平台签名', en: 'the receipt is signed by the platform' };
  if (text === undefined) return check(proves, false, 'wrong signature');
  const { act, project, lot, bid, version, receivedAt, manifestDigest } = parseReceipt(text);
  const said = `${act} ${receivedAt} project ${project} lot ${lot} bid ${bid} v${version} manifest ${manifestDigest}`;
  return holds({ zh: `${proves.zh}：${said}`, en: `${proves.en}: ${said}` });
}
