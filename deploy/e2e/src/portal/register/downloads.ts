import { readFile } from 'node:fs/promises';
import { type Visitor } from '../browser';

/** Files that the menu of a project's page offers, as it names them. */
export const FILES = {
  pdf: ['PDF 文件（便于阅读和打印）', 'PDF, to read and print'],
  xlsx: ['Excel 工作簿（全部表格）', 'Excel workbook with all tables'],
  json: ['JSON 数据（供程序读取）', 'JSON, for programs'],
  bids: ['报价记录', 'Bids'],
  steps: ['过程', 'Steps'],
} as const;

/** Takes what is public of the project on the page along. */
export async function download(
  visitor: Visitor,
  file: keyof typeof FILES,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const { page } = visitor;
  const [zh, en] = FILES[file];
  await page.locator('summary').getByText(visitor.say('下载', 'Download'), { exact: true }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: visitor.say(zh, en), exact: true }).click();
  const arrived = await arriving;
  return { name: arrived.suggestedFilename(), content: await readFile(await arrived.path()) };
}
