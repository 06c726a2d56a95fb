import { legalDateOf, legalTimeOfDay } from '@mingtang/procedure/time';
import { type Visitor } from '../browser';
import { choose, confirm } from '../confirming';

/** Records that a supplier was consulted, in the room that is open. @param supplier its name */
export async function recordConsultation(visitor: Visitor, supplier: string, minutes: string): Promise<void> {
  const { page } = visitor;
  await choose(visitor, visitor.say('供应商', 'Supplier'), supplier);
  await page.getByLabel(visitor.say('磋商情况', 'Minutes of the consultation')).fill(minutes);
  await confirm(visitor, visitor.say('记录本次磋商', 'Record this consultation'));
  const row = page.getByRole('row').filter({ hasText: supplier });
  await row.getByText(visitor.say('已磋商', 'consultation held'), { exact: true }).waitFor();
}

/** Calls for final offers, in the room that is open. @param deadline UTC instant, whole seconds */
export async function callForFinalOffers(visitor: Visitor, deadline: string): Promise<void> {
  const picked = `${legalDateOf(deadline)} ${legalTimeOfDay(deadline).slice(0, 8)}`;
  const field = visitor.page.getByLabel(
    visitor.say('最后报价截止时间（北京时间）', 'Deadline of final offers (Beijing time)'),
  );
  await field.fill(picked);
  await field.press('Enter');
  await confirm(visitor, visitor.say('要求提交最后报价', 'Call for final offers'));
}
