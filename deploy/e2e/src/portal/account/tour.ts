import { type Visitor } from '../browser';

/** Takes the tour that the own desk offers at its first visit, by keyboard alone; returns the titles of its stops. */
export async function takeTour({ page, say }: Visitor): Promise<string[]> {
  await page.getByRole('button', { name: say('开始导览', 'Take the tour') }).press('Enter');
  const stop = page.locator('.guided-tour .ant-tour-title');
  const next = page.locator('.guided-tour .ant-tour-next-btn');
  const titles: string[] = [];
  for (await stop.waitFor(); await stop.isVisible();) {
    const title = await stop.innerText();
    titles.push(title);
    await next.press('Enter');
    await page.waitForFunction(
      `document.querySelector('.guided-tour .ant-tour-title')?.textContent !== ${JSON.stringify(title)}`,
    );
  }
  return titles;
}
