import { readFile } from 'node:fs/promises';
import { type Visitor } from '../browser';

/** What statistics tell of, as their page names it. */
export const SUBJECTS = {
  volume: ['交易规模与结果', 'What was traded, and what became of it'],
  competition: ['竞争程度', 'Competition'],
  savings: ['资金节约', 'Savings'],
  durations: ['各环节时长', 'How long it takes'],
  objections: ['异议', 'Objections'],
  places: ['项目分布', 'Where'],
} as const;
export type Subject = keyof typeof SUBJECTS;

/** Goes to the statistics by the menu, where none but sandboxes are published yet, and has those counted. */
export async function openSandboxStatistics(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page
    .getByRole('navigation')
    .getByRole('link', { name: visitor.say('统计分析', 'Statistics') })
    .click();
  await page.getByRole('button', { name: visitor.say('查看沙盒项目', 'Show sandbox projects') }).click();
  await sheetOf(visitor, 'volume').waitFor();
}

/** The figures of a subject, row by row, heads first. */
export async function figuresOf(visitor: Visitor, subject: Subject): Promise<string[][]> {
  const sheet = sheetOf(visitor, subject);
  await sheet.getByRole('button', { name: visitor.say('以表格显示', 'Show as table') }).click();
  const rows = await sheet.getByRole('row').all();
  const figures = await Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  await sheet.getByRole('button', { name: visitor.say('以图显示', 'Show as plot') }).click();
  return figures;
}

/** Takes a subject's figures along. @returns the file's name and text */
export async function saveFigures(visitor: Visitor, subject: Subject): Promise<{ name: string; text: string }> {
  const button = visitor.say('下载表格（CSV）', 'Download table (CSV)');
  const arriving = visitor.page.waitForEvent('download');
  await sheetOf(visitor, subject).getByRole('button', { name: button }).click();
  const file = await arriving;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

function sheetOf(visitor: Visitor, subject: Subject) {
  const [zh, en] = SUBJECTS[subject];
  return visitor.page.getByRole('region', { name: visitor.say(zh, en), exact: true }).first();
}
