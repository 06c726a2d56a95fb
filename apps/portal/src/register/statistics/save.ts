import { type Figures } from './figure-table';

/** Has the browser save a file under a name. @param address of its content */
export function save(name: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = `mingtang-${name}`;
  link.click();
  if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A table as CSV that spreadsheets open: with a byte order mark, without formulas. @returns address of the file */
export async function tableFile({ heads, rows }: Figures): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const csv = stringify([heads, ...rows] as string[][], { bom: true, escape_formulas: true });
  return URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
}
