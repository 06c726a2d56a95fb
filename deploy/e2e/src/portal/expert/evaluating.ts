import { type Locator } from 'playwright-core';
import { type Visitor } from '../browser';
import { choose, confirm } from '../confirming';

export interface LotPath {
  readonly project: string;
  readonly lot: string;
}

/** A requirement that a bid does not meet. */
export interface Objectionable {
  /** Name of the bidder. */
  readonly bidder: string;
  /** Begin of the requirement's title. */
  readonly requirement: string;
  /** The listed reason as the page says it. */
  readonly reason: string;
  readonly statement: string;
}

/** Goes to the room of a lot's committee. */
export function enterRoom(visitor: Visitor, { project, lot }: LotPath): Promise<void> {
  return visitor.open(`/desk/expert/projects/${project}/lots/${lot}`);
}

/** The first thing that the desk says is owed. */
export async function firstOwed({ page }: Visitor): Promise<string> {
  return page.locator('.owed .owed-what').first().innerText();
}

/** Declares to have no interest, and accepts the seat. */
export async function acceptSeat(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('radio', { name: visitor.say('不存在，我接受评审任务', 'No, and I accept the seat') }).check();
  await confirm(visitor, visitor.say('声明无利害关系', 'Declare no interest'));
}

/** Declares an interest, and leaves the seat to the next drawn. */
export async function stepBack(visitor: Visitor, reason: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('radio', { name: visitor.say('存在，我申请回避', 'Yes, and I step back') }).check();
  await page.getByLabel(visitor.say('回避理由', 'Why')).fill(reason);
  await confirm(visitor, visitor.say('申请回避', 'Step back'));
}

/** The sheet of that name is there to be filled in. */
async function sheet(visitor: Visitor, name: string): Promise<Locator> {
  const region = visitor.page.getByRole('region', { name, exact: true });
  await region.waitFor();
  return region;
}

/** The buttons that choose the bid that is read. */
export function bids(visitor: Visitor): Locator {
  return visitor.page.getByRole('group', { name: visitor.say('选择投标文件', 'Choose a bid') }).getByRole('button');
}

/** Reads the first document of the bid that is open: it is shown, and found to be what was sealed. */
export async function readDocument(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByText(visitor.say('与封存时一致', 'as it was sealed')).waitFor();
  await page.locator('.pdf-page canvas, .document-text, .document-image').first().waitFor();
}

/** Fills in the review sheet, bid by bid; every requirement is met but those named. */
export async function fillReview(visitor: Visitor, against: readonly Objectionable[] = []): Promise<void> {
  await sheet(visitor, visitor.say('初步评审表', 'Review sheet'));
  const count = await bids(visitor).count();
  for (let at = 0; at < count; at += 1) {
    const bid = bids(visitor).nth(at);
    await bid.click();
    const bidder = (await bid.innerText()).split('\n')[0] ?? '';
    await findAll(
      visitor,
      against.filter((one) => bidder.includes(one.bidder)),
    );
  }
}

async function findAll(visitor: Visitor, against: readonly Objectionable[]): Promise<void> {
  const findings = visitor.page.locator('fieldset.finding');
  const count = await findings.count();
  for (let at = 0; at < count; at += 1) {
    const finding = findings.nth(at);
    const title = await finding.locator('legend').innerText();
    const wrong = against.find(({ requirement }) => title.startsWith(requirement));
    const verdict = wrong ? visitor.say('不符合', 'Not met') : visitor.say('符合', 'Met');
    await finding.getByRole('radio', { name: verdict, exact: true }).check();
    if (!wrong) continue;
    await choose(visitor, visitor.say('法定情形', 'Reason listed by the law'), wrong.reason);
    await finding.getByLabel(visitor.say('依据', 'What in it this rests on')).fill(wrong.statement);
  }
}

export async function submitReview(visitor: Visitor): Promise<void> {
  await confirm(visitor, visitor.say('提交初步评审表', 'Hand in the review sheet'));
}

/** Fills in the score sheet with the keyboard alone, row by row. */
export async function fillScores(visitor: Visitor, scoreOf: (row: number, column: number) => string): Promise<void> {
  const grid = await sheet(visitor, visitor.say('评分表', 'Score sheet'));
  const rows = await grid.locator('tbody tr').count();
  const columns = await grid.locator('tbody tr').first().getByRole('textbox').count();
  await grid.getByRole('textbox').first().focus();
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      await visitor.page.keyboard.type(scoreOf(row, column));
      await visitor.page.keyboard.press('Enter');
    }
}

/** What stands in the grid, row by row. */
export async function scoresIn(visitor: Visitor): Promise<string[]> {
  const grid = await sheet(visitor, visitor.say('评分表', 'Score sheet'));
  return grid
    .getByRole('textbox')
    .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value));
}

export async function submitScores(visitor: Visitor): Promise<void> {
  await confirm(visitor, visitor.say('提交评分表', 'Hand in the score sheet'));
}

/** Waits until the room says this. */
export async function awaitRoom({ page }: Visitor, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 60_000 });
}

/** Saves the receipts. @returns their texts, signed notes. */
export async function saveReceipts(visitor: Visitor): Promise<string[]> {
  const { page } = visitor;
  const buttons = page.getByRole('button', { name: visitor.say('下载回执', 'Save the receipt') });
  await buttons.first().waitFor();
  const texts: string[] = [];
  for (let at = 0; at < (await buttons.count()); at += 1) {
    const [download] = await Promise.all([page.waitForEvent('download'), buttons.nth(at).click()]);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Uint8Array);
    texts.push(Buffer.concat(chunks).toString());
  }
  return texts;
}

/** Signs the report, or dissents from it in these words. */
export async function sign(visitor: Visitor, dissent?: string): Promise<void> {
  const { page } = visitor;
  await sheet(visitor, visitor.say('签署评审报告', 'Sign the evaluation report'));
  if (dissent === undefined) return confirm(visitor, visitor.say('签署报告', 'Sign the report'));
  await page.getByRole('radio', { name: visitor.say('有不同意见', 'I dissent') }).check();
  await page.getByLabel(visitor.say('不同意见及理由', 'What I disagree with, and why')).fill(dissent);
  return confirm(visitor, visitor.say('提交不同意见', 'Hand in the dissent'));
}
