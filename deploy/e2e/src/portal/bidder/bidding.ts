import { type Download } from 'playwright-core';
import { type Visitor } from '../browser';
import { confirm } from '../confirming';

export interface BidderLot {
  readonly project: string;
  readonly lot: string;
}

/** A file as it is chosen: on this disk, or made up. */
export type ChosenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export interface BidContent {
  /** In the tender's currency, as typed; left out in a round without prices. */
  readonly price?: string;
  readonly documents: readonly ChosenFile[];
}

const RECEIVED_WITHIN_MS = 120_000;

/** Goes to a tender at the bidder's desk. */
export function openTender(visitor: Visitor, project: string): Promise<void> {
  return visitor.open(`/desk/bidder/projects/${project}`);
}

/** What the law of a way to trade calls documents and offer, in Chinese and English. */
export interface Called {
  readonly documents: readonly [zh: string, en: string];
  readonly offer: readonly [zh: string, en: string];
}

const IN_TENDERS: Called = { documents: ['招标文件', 'tender documents'], offer: ['投标文件', 'bid'] };

/** Registers for the tender whose page is open. */
export async function register(visitor: Visitor, { documents: [zh, en] } = IN_TENDERS): Promise<void> {
  await confirm(visitor, visitor.say(`获取${zh}`, `Get the ${en}`));
  await visitor.page.getByText(visitor.say(`已获取${zh}：`, `You have the ${en}:`)).waitFor();
}

/** Goes to the form of a lot and fills it in; nothing is sealed yet. */
export async function fillInBid(visitor: Visitor, { project, lot }: BidderLot, content: BidContent): Promise<void> {
  const { page } = visitor;
  await visitor.open(`/desk/bidder/projects/${project}/lots/${lot}/bid`);
  const price = page.getByLabel(visitor.say('总报价', 'Total price'));
  if (content.price !== undefined) await price.fill(content.price);
  await page
    .getByLabel(visitor.say('将文件拖放到此处', 'Drop files here'))
    .setInputFiles(content.documents as string[]);
}

/** Has the filled-in form sealed and sent, and says yes to what is asked back; does not wait for the receipt. */
export async function sealAndSend(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const names = visitor.say('加密并(?:递交|替换)', 'Seal and (?:submit|replace)');
  await page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${names}$`) })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: visitor.say('加密并递交', 'Seal and submit') })
    .click();
}

/** Waits for the receipt of a bid on its way. @throws {Error} with what the platform refused. */
export async function awaitReceipt(visitor: Visitor, { offer: [zh, en] } = IN_TENDERS): Promise<void> {
  const { page } = visitor;
  const received = page.getByText(visitor.say(`${zh}已递交`, `The ${en} is submitted`));
  const refused = page.getByRole('alert').filter({ hasNotText: visitor.say('连接中断', 'The connection was lost') });
  await received.or(refused).first().waitFor({ timeout: RECEIVED_WITHIN_MS });
  if (!(await received.isVisible())) throw new Error(`refused: ${await refused.first().innerText()}`);
}

/** Seals and submits a bid for a lot, the next version of one or a final offer, in the browser. */
export async function bid(visitor: Visitor, path: BidderLot, content: BidContent, called = IN_TENDERS): Promise<void> {
  await fillInBid(visitor, path, content);
  await sealAndSend(visitor);
  await awaitReceipt(visitor, called);
}

/** Goes on with a sealed bid that was left on its way. */
export async function goOnSending(visitor: Visitor, { project, lot }: BidderLot): Promise<void> {
  await visitor.open(`/desk/bidder/projects/${project}/lots/${lot}/bid`);
  await visitor.page.getByRole('button', { name: visitor.say('继续递交', 'Go on sending') }).click();
}

/** Saves the bid's keys and receipts as one file. */
export async function saveKeys(visitor: Visitor): Promise<Download> {
  const [download] = await Promise.all([
    visitor.page.waitForEvent('download'),
    visitor.page.getByRole('button', { name: visitor.say('保存密钥与回执', 'Save keys and receipts') }).click(),
  ]);
  return download;
}

/** Loads a file of saved keys where the browser has not those of the only bid of the tender whose page is open. */
export async function loadKeys(visitor: Visitor, file: string): Promise<void> {
  const { page } = visitor;
  await page
    .getByText(visitor.say('本浏览器没有这份投标文件的密钥', 'This browser has not the keys of this bid'))
    .waitFor();
  await page.locator('input[type=file][accept=".zip"]').setInputFiles(file);
  await page.getByRole('button', { name: visitor.say('保存密钥与回执', 'Save keys and receipts') }).waitFor();
}

/** Withdraws the only bid of the tender whose page is open. */
export async function withdraw(visitor: Visitor): Promise<void> {
  await confirm(visitor, visitor.say('撤回投标文件', 'Withdraw the bid'));
  await visitor.page.getByText(visitor.say('已撤回', 'Withdrawn'), { exact: true }).first().waitFor();
}

/** Asks about the tender documents on the tender's page. */
export async function ask(visitor: Visitor, text: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('textbox', { name: visitor.say('问题', 'Question'), exact: true }).fill(text);
  await page.getByRole('button', { name: visitor.say('提交问题', 'Ask'), exact: true }).click();
  await page.getByText(visitor.say('问题已提交', 'The question was taken in')).waitFor();
}

/** Objects to the candidates on the tender's page, while they are published. */
export async function object(visitor: Visitor, grounds: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: visitor.say('提出异议', 'File an objection') }).click();
  await page.getByLabel(visitor.say('异议内容和理由', 'Objection and grounds')).fill(grounds);
  await page.getByRole('button', { name: visitor.say('提交异议', 'File the objection') }).click();
  await page.getByText(grounds, { exact: false }).and(page.locator('p')).waitFor();
}
