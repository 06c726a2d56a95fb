import { type Visitor } from '../browser';

/** Which services the operator's desk shows as ready, by their names in addresses. */
export async function readyServices(visitor: Visitor): Promise<string[]> {
  const { page, say } = visitor;
  await visitor.open('/desk/operator/services');
  const ready = page.getByRole('listitem').filter({ has: page.getByText(say('就绪', 'ready'), { exact: true }) });
  await ready.first().waitFor();
  return ready.locator('code').allInnerTexts();
}
