import { eventually } from '@mingtang/testing';
import { type Visitor } from './browser';

/**
 * Presses a button of the page that asks back, and says yes.
 * @throws {Error} with what was refused.
 */
export async function confirm({ page }: Visitor, label: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: label, exact: true }).click();
  const refusal = dialog.getByRole('alert');
  await Promise.race([dialog.waitFor({ state: 'hidden' }), refusal.waitFor()]);
  if (await refusal.isVisible()) throw new Error(`refused: ${await refusal.innerText()}`);
}

/** Chooses an option of a list that opens, by the list's label; again where the list, just opened, did not take it. */
export async function choose({ page }: Visitor, label: string, option: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label });
  // Its options open below it, where the window has room for them.
  await list.evaluate((field: { scrollIntoView(how: object): void }) => field.scrollIntoView({ block: 'center' }));
  const chosen = page.locator('.ant-select').filter({ has: list }).getByText(option, { exact: true }).first();
  await eventually(async () => {
    await list.click();
    await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click({ timeout: 3_000 });
    await chosen.waitFor({ timeout: 1_000 });
    return true;
  });
}
