import { type Locator } from 'playwright-core';
import { type Visitor } from '../browser';

/** Searches the public register for words, and waits for what is found. */
export async function searchFor(reader: Visitor, words: string): Promise<Locator> {
  await reader.open('/');
  const box = reader.page.getByRole('searchbox');
  await box.fill(words);
  await box.press('Enter');
  await reader.page.waitForURL((url) => url.searchParams.get('q') === words);
  const results = reader.page.locator('section.results[aria-busy=false]');
  await results.waitFor();
  return results;
}

/** Opens the page of a project and waits for its story. */
export async function readProject(reader: Visitor, project: string): Promise<void> {
  await reader.open(`/projects/${project}`);
  await reader.page.getByRole('navigation', { name: reader.say('本页内容', 'On this page') }).waitFor();
}

/** Has the whole project checked in the reader's own browser. @returns what it all came to. */
export async function checkWholeProject(reader: Visitor): Promise<string> {
  await reader.page
    .getByRole('button', { name: reader.say('在本机核验整个项目', 'Check the whole project here') })
    .click();
  const verdict = reader.page.locator('#check .callout').first();
  await verdict.waitFor({ timeout: 60_000 });
  return verdict.innerText();
}

/** Has the first step shown checked in the reader's own browser. @returns what its proof shows. */
export async function checkFirstStep(reader: Visitor): Promise<string> {
  await reader.page
    .locator('#steps')
    .getByRole('button', { name: reader.say('核验此步骤', 'Check this step') })
    .first()
    .click();
  const proof = reader.page.locator('#steps .callout').first();
  await proof.waitFor();
  return proof.innerText();
}
