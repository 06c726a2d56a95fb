import { type Locator } from 'playwright-core';
import { type Visitor } from '../browser';

/** A file as somebody chooses it in a browser. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A tender as its tenderer would tell it. Amounts are in the draft's currency. */
export interface Tender {
  readonly title: string;
  readonly description: string;
  readonly region: string;
  readonly estimate: string;
  /** The first is there already; its title stays where none is given. */
  readonly lots: readonly { readonly title?: string; readonly maximumPrice?: string }[];
  readonly requirements: readonly string[];
  /** Technical criteria and their weights; the price keeps what they leave of 100. */
  readonly criteria: readonly { readonly title: string; readonly weight: number }[];
  readonly bidSecurity?: string;
}

/** Of how a project's legal days pass; statutory where nothing is said. */
export interface Speed {
  readonly secondsPerDay?: number;
}

const STEPS = {
  project: ['项目与当事人', 'Project and parties'],
  lots: ['标段与清单', 'Lots and items'],
  requirements: ['资格要求与保证金', 'Requirements and security'],
  evaluation: ['评审办法', 'Evaluation'],
  timetable: ['时间安排', 'Timetable'],
  documents: ['项目文件', 'Documents'],
  custody: ['开启密钥保管', 'Opening-key custody'],
  check: ['核对与发布', 'Check and publish'],
} as const;

/** Goes to a step of the draft by the way through the steps. */
export async function goTo({ page, say }: Visitor, step: keyof typeof STEPS): Promise<void> {
  const [zh, en] = STEPS[step];
  await page
    .getByRole('navigation', { name: say('填写步骤', 'Steps') })
    .getByRole('link', { name: say(zh, en) })
    .click();
  await page.waitForURL(new RegExp(`/draft/${step}`));
}

/** Waits until all that was entered is with the platform. */
export async function saved({ page, say }: Visitor): Promise<void> {
  await page.getByText(say('已全部保存', 'All saved')).waitFor();
}

async function accelerate({ page, say }: Visitor, { secondsPerDay }: Speed): Promise<void> {
  if (secondsPerDay === undefined) return;
  await page.getByRole('switch', { name: say('演示项目', 'Demonstration') }).click();
  await page
    .getByRole('spinbutton', { name: say('每个法定日的秒数', 'Seconds per legal day') })
    .fill(String(secondsPerDay));
}

/**
 * Begins a blank draft by the composite method.
 * @param entity whom an agency tenders for
 * @returns the project's id
 */
export async function beginBlank(
  visitor: Visitor,
  { title }: Pick<Tender, 'title'>,
  speed: Speed = {},
  entity?: { readonly name: string; readonly id: string },
): Promise<string> {
  const { page, say } = visitor;
  await visitor.open('/desk/tenderer');
  await page.getByRole('button', { name: say('新建项目', 'New project') }).click();
  await page.getByRole('textbox', { name: say('项目名称', 'Title') }).fill(title);
  if (entity) {
    await page.getByRole('textbox', { name: say('机构名称', 'Name') }).fill(entity.name);
    await page.getByRole('textbox', { name: say('机构标识', 'Identifier (') }).fill(entity.id);
  }
  await accelerate(visitor, speed);
  await page.getByRole('button', { name: say('建立草稿', 'Begin the draft') }).click();
  return openedDraft(visitor);
}

/** Makes a draft of an OCDS file. @returns the project's id */
export async function importRelease(visitor: Visitor, release: ChosenFile, speed: Speed = {}): Promise<string> {
  const { page, say } = visitor;
  await visitor.open('/desk/tenderer/projects/import');
  await page.locator('input[type=file]').setInputFiles(release);
  await accelerate(visitor, speed);
  await page.getByRole('button', { name: say('导入', 'Import'), exact: true }).click();
  await page.getByRole('heading', { name: say('导入时的改动', 'What the import changed') }).waitFor();
  await page.getByRole('link', { name: say('继续填写草稿', 'Go on with the draft') }).click();
  return openedDraft(visitor);
}

async function openedDraft({ page }: Visitor): Promise<string> {
  await page.waitForURL(/\/projects\/[^/]+\/draft\//);
  return /projects\/([^/]+)\/draft/.exec(page.url())?.[1] ?? '';
}

/** Fills in a blank draft, step by step. */
export async function fillIn(visitor: Visitor, tender: Tender): Promise<void> {
  const { page, say } = visitor;
  await goTo(visitor, 'project');
  await page
    .getByRole('textbox', { name: say('招标内容与范围', 'What is tendered'), exact: true })
    .fill(tender.description);
  await page.getByRole('textbox', { name: say('实施地点', 'Place of performance'), exact: true }).fill(tender.region);
  await fillLots(visitor, tender);
  await goTo(visitor, 'requirements');
  for (const [at, text] of tender.requirements.entries()) {
    await page.getByRole('button', { name: say('增加要求', 'Add a requirement') }).click();
    const part = page.getByRole('group', { name: say(`第 ${at + 1} 条要求`, `Requirement ${at + 1}`), exact: true });
    await part.getByRole('textbox', { name: say('要求内容', 'Requirement'), exact: true }).fill(text);
  }
  if (tender.bidSecurity !== undefined)
    await page.getByRole('textbox', { name: say('保证金', 'Security'), exact: true }).fill(tender.bidSecurity);
  await fillCriteria(visitor, tender);
  await saved(visitor);
}

async function fillLots(visitor: Visitor, { estimate, lots }: Tender): Promise<void> {
  const { page, say } = visitor;
  await goTo(visitor, 'lots');
  await page.getByRole('textbox', { name: say('项目估算价', 'Estimate of the project'), exact: true }).fill(estimate);
  for (const [at, { title, maximumPrice }] of lots.entries()) {
    if (at > 0) await page.getByRole('button', { name: say('增加标段', 'Add a lot') }).click();
    const part = page.getByRole('group', { name: say(`第 ${at + 1} 个标段`, `Lot ${at + 1}`), exact: true });
    if (title !== undefined)
      await part.getByRole('textbox', { name: say('标段名称', 'Title of the lot'), exact: true }).fill(title);
    if (maximumPrice !== undefined)
      await part.getByRole('textbox', { name: say('最高限价', 'Maximum price'), exact: true }).fill(maximumPrice);
  }
}

async function fillCriteria(visitor: Visitor, { criteria }: Tender): Promise<void> {
  const { page, say } = visitor;
  await goTo(visitor, 'evaluation');
  const part = (number: number): Locator =>
    page.getByRole('group', { name: say(`第 ${number} 个评审因素`, `Criterion ${number}`), exact: true });
  const rest = 100 - criteria.reduce((sum, { weight }) => sum + weight, 0);
  await part(1)
    .getByRole('textbox', { name: say('权重', 'Weight'), exact: true })
    .fill(String(rest));
  for (const [at, { title, weight }] of criteria.entries()) {
    await page.getByRole('button', { name: say('增加评审因素', 'Add a criterion') }).click();
    await part(at + 2)
      .getByRole('textbox', { name: say('评审因素', 'Criterion'), exact: true })
      .fill(title);
    await part(at + 2)
      .getByRole('textbox', { name: say('权重', 'Weight'), exact: true })
      .fill(String(weight));
  }
}

/** Uploads a tender document. */
export async function addDocument(visitor: Visitor, document: ChosenFile, title: string): Promise<void> {
  const { page, say } = visitor;
  await goTo(visitor, 'documents');
  await page.locator('input[type=file]').setInputFiles(document);
  await page.getByRole('textbox', { name: say('文件名称', 'Title of the document'), exact: true }).fill(title);
  await page.getByRole('button', { name: say('上传', 'Upload'), exact: true }).click();
  await page.getByText(say(`已上传：${title}`, `Uploaded: ${title}`)).waitFor();
}

/** Waits for the custodians' keys, checks that nothing is left to do, publishes, and arrives at the public page. */
export async function publish(visitor: Visitor): Promise<void> {
  const { page, say } = visitor;
  await goTo(visitor, 'custody');
  await page
    .getByText(say('等待其生成密钥', 'Waiting for its key'))
    .first()
    .waitFor({ state: 'detached', timeout: 60_000 });
  await goTo(visitor, 'check');
  await page.getByText(say('没有发现问题', 'Nothing is wrong')).waitFor();
  const name = say('发布公告', 'Publish the notice');
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await page.waitForURL(/\/projects\/[^/]+$/);
}

/** What the check step says is still wrong or missing, in words. */
export async function whatIsOpen(visitor: Visitor): Promise<string[]> {
  await goTo(visitor, 'check');
  const { page, say } = visitor;
  const list = page.getByRole('region', { name: say('核对', 'Check'), exact: true });
  await list.locator('li, [role=alert]').first().waitFor();
  return list.locator('li').allInnerTexts();
}
