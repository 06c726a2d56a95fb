import { type Organisation } from '@mingtang/contracts';
import { type Visitor } from '../browser';
import { choose } from '../confirming';

/**
 * Makes an account as the operator.
 * @param role by its name on the page, e.g. 投标人.
 * @returns its first password, which the page shows this once.
 * @throws {Error} with what was refused.
 */
export async function makeAccount(
  visitor: Visitor,
  { username, name, role, organisation }: { username: string; name: string; role: string; organisation: Organisation },
): Promise<string> {
  const { page, say } = visitor;
  await visitor.open('/desk/operator/accounts/new');
  await choose(visitor, say('角色', 'Role'), role);
  await page.getByLabel(say('登录名', 'User name')).fill(username);
  await page.getByLabel(say('姓名或单位经办人', 'Name of the person')).fill(name);
  await page.getByLabel(say('单位名称', 'Name of the organisation')).fill(organisation.name);
  await page.getByLabel(say('标识方案', 'Scheme')).fill(organisation.scheme);
  await page.getByLabel(say('统一社会信用代码', 'Unified social credit code')).fill(organisation.id);
  await page.getByRole('button', { name: say('建立账号', 'Make the account') }).click();
  const password = page.getByTestId('first-password');
  const refusal = page.getByRole('alert');
  await password.or(refusal).first().waitFor();
  if (await refusal.isVisible()) throw new Error(`refused: ${await refusal.innerText()}`);
  return (await password.innerText()).trim();
}

/** What the list says of an account: its row, found by user name. */
export async function accountLine(visitor: Visitor, username: string): Promise<string> {
  await visitor.open('/desk/operator/accounts');
  const search = visitor.page.getByLabel(
    visitor.say('按姓名、登录名或统一社会信用代码查找', 'Find by name, user name or organisation code'),
  );
  await search.fill(username);
  await search.press('Enter');
  return visitor.page.getByRole('row').filter({ hasText: username }).first().innerText();
}

/** Keeps an account from signing in. */
export async function disableAccount(visitor: Visitor, username: string): Promise<void> {
  await accountLine(visitor, username);
  const disable = visitor.say('停用', 'Disable');
  const row = visitor.page.getByRole('row').filter({ hasText: username }).first();
  await row.getByRole('button', { name: disable, exact: true }).click();
  const dialog = visitor.page.getByRole('dialog');
  await dialog.getByRole('button', { name: disable, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await row.getByText(visitor.say('已停用', 'disabled')).waitFor();
}
