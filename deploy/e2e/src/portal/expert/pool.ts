import { type Visitor } from '../browser';

/** Applies to the expert pool, or changes the entry there; it then waits for the operator. */
export async function enterPool(
  visitor: Visitor,
  { name, categories, regions }: { name: string; categories: readonly string[]; regions: readonly string[] },
): Promise<void> {
  const { page } = visitor;
  await visitor.open('/desk/expert/pool');
  await page.getByLabel(visitor.say('姓名', 'Name')).fill(name);
  await fillTags(visitor, visitor.say('评审专业', 'Specialities'), categories);
  await fillTags(visitor, visitor.say('服务地区', 'Regions'), regions);
  const send = page.getByRole('button', {
    name: new RegExp(visitor.say('提交申请|提交变更', 'Apply|Send the change')),
  });
  await send.click();
  await page
    .getByRole('status')
    .filter({ hasText: visitor.say('已提交', 'Sent') })
    .waitFor();
}

/** Replaces the tags of a field. */
async function fillTags({ page }: Visitor, label: string, tags: readonly string[]): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.click();
  while ((await page.locator('.ant-select', { has: field }).locator('.ant-select-selection-item').count()) > 0)
    await field.press('Backspace');
  for (const tag of tags) {
    await field.fill(tag);
    await field.press('Enter');
  }
}
