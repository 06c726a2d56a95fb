import { csvText } from '@mingtang/procedure/writing';
import { legalDayOf } from '../legal-day';
import { type Figures } from './figure-table';

/** Has the browser save a file under a name. @param address of its content */
export function save(name: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  const [stem, ending] = name.split('.');
  link.download = `mingtang ${stem} ${legalDayOf(new Date())}.${ending}`;
  link.click();
  if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A table as CSV that spreadsheets open: with a byte order mark, the names of whose rows stay what they are. @returns address of the file */
export async function tableFile({ heads, rows }: Figures): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const named = rows.map(([name = '', ...figures]) => [csvText(name), ...figures]);
  const csv = stringify([heads.map(csvText), ...named], { bom: true });
  return URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
}
