import { type Visitor } from '../browser';

/** Admits as the operator an expert who applied to the pool. */
export async function admitExpert(visitor: Visitor, name: string): Promise<void> {
  const { page, say } = visitor;
  await visitor.open('/desk/operator/experts');
  const row = page.getByRole('row').filter({ hasText: name }).first();
  const label = say('接纳入库', 'Admit');
  await row.getByRole('button', { name: label, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
  await row.waitFor({ state: 'hidden' });
}
