import { type Visitor } from '../browser';

/** What the supervisor's desk says that the lots of a project await, one text for each. */
export async function awaitedOf(visitor: Visitor, title: string): Promise<string[]> {
  await visitor.open('/desk/supervisor');
  await visitor.atRest();
  return visitor.page.getByRole('row').filter({ hasText: title }).allInnerTexts();
}

/** The text of a project's page at the supervisor's desk. */
export async function supervisedProject(visitor: Visitor, project: string): Promise<string> {
  await visitor.open(`/desk/supervisor/projects/${project}`);
  await visitor.page.getByRole('heading', { name: visitor.say('全部步骤', 'Every step') }).waitFor();
  await visitor.atRest();
  return visitor.page.getByRole('main').innerText();
}

/** Has a member of a committee recused, as supervision. @throws {Error} with what was refused. */
export async function requireRecusal(
  visitor: Visitor,
  { project, member, reason }: { project: string; member: string; reason: string },
): Promise<void> {
  const { page, say } = visitor;
  await supervisedProject(visitor, project);
  const label = say('要求回避', 'Require recusal');
  await page.getByRole('row').filter({ hasText: member }).first().getByRole('button', { name: label }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('理由', 'Reason')).fill(reason);
  await dialog.getByRole('button', { name: label }).click();
  const refusal = dialog.getByRole('alert');
  await Promise.race([dialog.waitFor({ state: 'hidden' }), refusal.waitFor()]);
  if (await refusal.isVisible()) throw new Error(`refused: ${await refusal.innerText()}`);
}
