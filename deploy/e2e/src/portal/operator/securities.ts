import { type Visitor } from '../browser';

/** Records as the operator that a bid security has arrived. @throws {Error} with what was refused. */
export async function recordSecurity(
  visitor: Visitor,
  project: string,
  {
    paymentReference,
    amount,
    payerAccount,
  }: { paymentReference: string; amount: { amount: string; currency: string }; payerAccount: string },
): Promise<void> {
  const { page, say } = visitor;
  await visitor.open(`/desk/operator/securities/${project}`);
  await page.getByLabel(say('缴款编号', 'Payment reference')).fill(paymentReference);
  await page.getByLabel(say('金额', 'Amount')).fill(amount.amount);
  await page.getByLabel(say('币种', 'Currency')).fill(amount.currency);
  await page.getByLabel(say('付款账户', 'Paying account')).fill(payerAccount);
  await page.getByRole('button', { name: say('登记', 'Record'), exact: true }).click();
  const refusal = page.getByRole('alert');
  const recorded = page.getByRole('status').filter({ hasText: paymentReference });
  await recorded.or(refusal).first().waitFor();
  if (await refusal.first().isVisible()) throw new Error(`refused: ${await refusal.first().innerText()}`);
}

/** Records as the operator that a security, which is to go back, was returned. */
export async function returnSecurity(visitor: Visitor, project: string, paymentReference: string): Promise<void> {
  const { page, say } = visitor;
  await visitor.open(`/desk/operator/securities/${project}`);
  const row = page.getByRole('row').filter({ hasText: paymentReference });
  const label = say('登记退还', 'Record its return');
  await row.getByRole('button', { name: label }).click();
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
  await row.getByText(say('已退还', 'returned'), { exact: true }).waitFor();
}
