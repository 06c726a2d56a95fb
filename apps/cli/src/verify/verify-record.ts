import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { type OpeningEntry } from '@mingtang/contracts';
import { equalMoney } from '@mingtang/procedure/money';
import { type BidManifest, type BidSheet, manifestDigest } from '@mingtang/sealing';
import { parseJsonOnce } from '@mingtang/transparency';
import { CliError, EXIT } from '../terminal/exit-codes';
import { type Check, check, fails, holds } from './check';

/** A lot's opening record as the platform publishes it. */
export interface PublishedRecord {
  readonly entries: readonly OpeningEntry[];
}

/** Reads an opening record from a file. @throws {CliError} where it is none. */
export async function readRecord(file: string): Promise<PublishedRecord> {
  const record = parsed(await readFile(file, 'utf8'), file) as Partial<PublishedRecord> | undefined;
  if (Array.isArray(record?.entries)) return record as PublishedRecord;
  throw new CliError(EXIT.localFile, { zh: `${file} 不是开标记录`, en: `${file} is no opening record` });
}

/** Whether the published opening record says of a bid what was sealed: its manifest, and price and price schedule once they are open. */
export function verifyRecord(record: PublishedRecord, manifest: BidManifest, sheets: readonly BidSheet[]): Check[] {
  const listed = { zh: '开标记录载有该投标', en: 'the opening record lists the bid' };
  const entry = record.entries.find(({ bid }) => bid === manifest.bid);
  if (!entry) return [fails(listed, 'not listed')];
  const checks = [
    holds(listed),
    check(
      { zh: '记录的清单摘要与版本相符', en: 'it names this version and manifest' },
      entry.manifestDigest === manifestDigest(manifest) && entry.version === manifest.version,
      `version ${entry.version}, ${entry.manifestDigest}`,
    ),
  ];
  if (entry.outcome !== 'opened')
    return [...checks, fails({ zh: '该投标已开启', en: 'the bid was opened' }, entry.reason ?? entry.outcome)];
  const sheet = sheets.find(({ price }) => price !== undefined);
  if (!entry.price || !sheet?.price) return checks;
  return [
    ...checks,
    check(
      { zh: '公布的报价即所封报价', en: 'the published price is the sealed one' },
      equalMoney(entry.price, sheet.price),
      `${entry.price.amount} ${entry.price.currency}`,
    ),
    check(
      { zh: '公布的分项报价表即所封报价表', en: 'the published price schedule is the sealed one' },
      isDeepStrictEqual(entry.priceSchedule, sheet.priceSchedule),
      'it differs',
    ),
  ];
}

function parsed(json: string, file: string): unknown {
  try {
    return parseJsonOnce(json);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new CliError(EXIT.localFile, {
      zh: `${file} 不是各程序读法一致的 JSON：${message}`,
      en: `${file} is no JSON that every program reads alike: ${message}`,
    });
  }
}
