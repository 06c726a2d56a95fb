import { type Visitor } from '../browser';

/** Answers the question that reads so, to everyone. */
export async function answerQuestion(
  visitor: Visitor,
  project: string,
  { question, answer, affectsBids = true }: { question: string; answer: string; affectsBids?: boolean },
): Promise<void> {
  const { page, say } = visitor;
  await visitor.open(`/desk/tenderer/projects/${project}/questions`);
  const asked = page.getByRole('region', { name: say('疑问', 'Question'), exact: true }).filter({ hasText: question });
  await asked.getByRole('textbox').fill(answer);
  if (!affectsBids)
    await asked.getByRole('radio', { name: say('不影响投标文件编制', 'Does not affect how a bid is made up') }).click();
  await confirm(visitor, say('公布答复', 'Publish the answer'));
  await page
    .getByRole('region', { name: say('已答复', 'Answered'), exact: true })
    .getByText(answer)
    .waitFor();
}

/** Changes what is tendered by a notice to all. */
export async function changeDescription(
  visitor: Visitor,
  project: string,
  { reason, description }: { reason: string; description: string },
): Promise<void> {
  const { page, say } = visitor;
  await visitor.open(`/desk/tenderer/projects/${project}/change`);
  await page.getByRole('textbox', { name: say('变更理由', 'Reason') }).fill(reason);
  await page.getByRole('button', { name: say('项目与当事人', 'Project and parties') }).click();
  await page.getByRole('textbox', { name: say('招标内容与范围', 'What is tendered'), exact: true }).fill(description);
  await confirm(visitor, say('发布变更公告', 'Publish the change notice'));
  await page.waitForURL(new RegExp(`/desk/tenderer/projects/${project}$`));
}

/** Terminates a tender for a reason. */
export async function terminate(visitor: Visitor, project: string, reason: string): Promise<void> {
  const { page, say } = visitor;
  await visitor.open(`/desk/tenderer/projects/${project}`);
  await page.getByRole('textbox', { name: say('终止理由', 'Reason') }).fill(reason);
  await confirm(visitor, say('发布终止公告', 'Publish the termination'));
  await page.getByRole('heading', { name: say('重新招标', 'Tender again') }).waitFor();
}

/** Drafts a rerun of the lots that failed or were terminated, and arrives at it. @returns the new project's id */
export async function rerun(visitor: Visitor, project: string): Promise<string> {
  const { page, say } = visitor;
  await visitor.open(`/desk/tenderer/projects/${project}`);
  await confirm(visitor, say('建立重新招标草稿', 'Draft the rerun'));
  await page.waitForURL(/\/draft\//);
  return /projects\/([^/]+)\/draft/.exec(page.url())?.[1] ?? '';
}

/** Presses the button of an act, and confirms it. */
async function confirm({ page }: Visitor, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'hidden' });
}
