import { type ActId, ACTS } from '@mingtang/procedure/procedures';
import { type Visitor } from '../browser';
import { choose, confirm } from '../confirming';

export interface LotPath {
  readonly project: string;
  readonly lot: string;
}

/** Acts that the owner of a lot owes. */
export const OWED = {
  draw: 'request-draw',
  publish: 'publish-candidates',
  answer: 'answer-objection',
  award: 'award',
  notify: 'notice-award',
  contract: 'publish-contract',
} as const satisfies Readonly<Record<string, ActId>>;

/** Goes to a lot of an own project. */
export function openLot(visitor: Visitor, { project, lot }: LotPath): Promise<void> {
  return visitor.open(`/desk/tenderer/projects/${project}/lots/${lot}`);
}

/** Waits, without opening the page anew, until it says that this is the owner's turn. */
export async function awaitTurn(visitor: Visitor, act: keyof typeof OWED, patienceMs = 120_000): Promise<void> {
  const { zh, en } = ACTS[OWED[act]];
  await visitor.page
    .locator('.next-act')
    .getByRole('link', { name: visitor.say(zh, en.charAt(0).toUpperCase() + en.slice(1)) })
    .waitFor({ timeout: patienceMs });
}

/** Asks for a committee to be drawn once all custodians have committed. */
export async function draw(
  visitor: Visitor,
  {
    seats,
    represent,
  }: { readonly seats: readonly { category: string; count: number }[]; readonly represent?: boolean },
): Promise<void> {
  const { page } = visitor;
  await page.getByRole('region', { name: visitor.say('申请抽取', 'Ask for the draw') }).waitFor();
  for (const [at, { category, count }] of seats.entries()) {
    if (at > 0) await page.getByRole('button', { name: visitor.say('增加专业', 'Add a speciality') }).click();
    const number = at + 1;
    await page
      .getByRole('textbox', { name: visitor.say(`第 ${number} 项评审专业`, `Speciality ${number}`) })
      .fill(category);
    await page
      .getByRole('spinbutton', { name: visitor.say(`第 ${number} 项席位数`, `Seats of speciality ${number}`) })
      .fill(String(count));
  }
  if (represent)
    await page.getByRole('checkbox', { name: visitor.say('担任招标人代表', 'represent the tenderer') }).check();
  await page.getByText(visitor.say('5/5 名已承诺', '5 of 5 have committed')).waitFor();
  await confirm(visitor, visitor.say('申请抽取', 'Ask for the draw'));
}

/** Waits until the page says that it is the turn of the committee, whose members first declare their interests. */
export async function awaitCommittee(visitor: Visitor): Promise<void> {
  const { zh, en } = ACTS['declare-interest'];
  await visitor.page
    .locator('.next-act')
    .filter({ hasText: visitor.say(zh, en.charAt(0).toUpperCase() + en.slice(1)) })
    .waitFor({ timeout: 120_000 });
}

/** Has a member replaced, by its number on the page. */
export async function replaceMember(visitor: Visitor, number: number, reason: string): Promise<void> {
  const { page } = visitor;
  await page
    .getByRole('button', { name: visitor.say(`要求更换 ${number} 号成员`, `Have member ${number} replaced`) })
    .click();
  await page.getByLabel(visitor.say('更换理由', 'Why')).fill(reason);
  await confirm(visitor, visitor.say('更换该成员', 'Replace the member'));
}

export function publishCandidates(visitor: Visitor): Promise<void> {
  return confirm(visitor, visitor.say('公示中标候选人', 'Publish the candidates'));
}

/** The candidates as the page lists them, best first. */
export async function candidates(visitor: Visitor): Promise<string[]> {
  const table = visitor.page.getByRole('table', { name: visitor.say('中标候选人', 'Candidates') });
  await table.waitFor();
  return table.getByRole('rowheader').allInnerTexts();
}

/** Answers the objection that is open. */
export async function answerObjection(visitor: Visitor, answer: string, upheld = false): Promise<void> {
  const { page } = visitor;
  await page.getByLabel(visitor.say('答复内容', 'Answer'), { exact: true }).fill(answer);
  const finding = upheld
    ? visitor.say('异议成立', 'The objection is right')
    : visitor.say('异议不成立', 'The objection is not right');
  await page.getByRole('radio', { name: finding, exact: true }).check();
  await confirm(visitor, visitor.say('答复异议', 'Answer'));
}

/** Awards to the first candidate, or to a later one with reasons against each before it. */
export async function award(
  visitor: Visitor,
  passedOver: readonly { readonly reason: string; readonly statement: string }[] = [],
): Promise<void> {
  const { page } = visitor;
  const rank = passedOver.length + 1;
  await page.getByRole('radio', { name: new RegExp(visitor.say(`第 ${rank} 名`, `^${rank}\\.`)) }).check();
  for (const [at, { reason, statement }] of passedOver.entries()) {
    const group = page.getByRole('group', { name: new RegExp(visitor.say(`第 ${at + 1} 名`, `^${at + 1}\\.`)) });
    await choose(visitor, visitor.say('法定情形', 'Reason listed by the law'), reason);
    await group.getByLabel(visitor.say('事实说明', 'What happened')).fill(statement);
  }
  await confirm(visitor, visitor.say('确定中标人', 'Determine the winner'));
}

export function giveNotice(visitor: Visitor): Promise<void> {
  return confirm(visitor, visitor.say('发出中标通知书', 'Give notice of award'));
}

/** Publishes the contract as signed just now, at the price of the bid. */
export async function publishContract(visitor: Visitor, performanceSecurity?: string): Promise<void> {
  const { page } = visitor;
  const contract = page.getByRole('region', { name: visitor.say('合同', 'Contract'), exact: true });
  await contract.getByRole('button', { name: visitor.say('现在', 'Now'), exact: true }).click();
  if (performanceSecurity !== undefined)
    await contract.getByLabel(visitor.say('履约保证金', 'Performance security')).fill(performanceSecurity);
  await confirm(visitor, visitor.say('公布合同', 'Publish the contract'));
}

/** Keeps the security of a bidder for a reason of law. */
export async function keepSecurity(
  visitor: Visitor,
  { project, bidder, reason, statement }: { project: string; bidder: string; reason: string; statement: string },
): Promise<void> {
  const { page } = visitor;
  await visitor.open(`/desk/tenderer/projects/${project}/bidders`);
  await page
    .getByRole('button', { name: visitor.say(`不予退还：${bidder}`, `Keep the security of ${bidder}`) })
    .click();
  await choose(visitor, visitor.say('法定情形', 'Reason listed by the law'), reason);
  await page.getByLabel(visitor.say('事实说明', 'What happened')).fill(statement);
  await confirm(visitor, visitor.say('不予退还', 'Keep the security'));
}

/** Who registered for a project, once that is no secret any more. */
export async function registered(visitor: Visitor, project: string): Promise<string[]> {
  await visitor.open(`/desk/tenderer/projects/${project}/bidders`);
  const list = visitor.page.getByRole('region', {
    name: visitor.say('已获取招标文件的投标人', 'Each bidder that has the tender documents'),
  });
  await list.getByRole('listitem').first().waitFor();
  return list.getByRole('listitem').allInnerTexts();
}
