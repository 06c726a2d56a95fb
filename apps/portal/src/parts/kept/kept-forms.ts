import { type ChosenFile, dropChosen, forgetChosen } from './chosen-files';
import { forgetLasting } from './lasting';

const PREFIX = 'mingtang.form.';

/** What is typed into a form and not yet sent, by the account that types it; it ends with the tab, a sign-out or the sending. */
export function keptForm<Value>(account: string, form: string): Value | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(account, form)) ?? '') as Value;
  } catch {
    return undefined;
  }
}

/** Keeps what is typed; where this browser has no room for it, it is in the page only. */
export function keepForm(account: string, form: string, value: unknown): void {
  if (value === undefined) return forgetForm(account, form);
  try {
    sessionStorage.setItem(keyOf(account, form), JSON.stringify(value));
  } catch {
    forgetForm(account, form);
  }
}

export function forgetForm(account: string, form: string): void {
  sessionStorage.removeItem(keyOf(account, form));
}

/** Forgets files that were chosen for a form, once they were sent. */
export async function forgetFiles(account: string, form: string): Promise<void> {
  const files = keptForm<readonly ChosenFile[]>(account, form) ?? [];
  forgetForm(account, form);
  await Promise.all(files.map(dropChosen));
}

/** Forgets all that was typed or chosen in this tab, and what this browser keeps beyond it. */
export async function forgetForms(): Promise<void> {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  forgetLasting();
  await forgetChosen();
}

function keyOf(account: string, form: string): string {
  return `${PREFIX}${account}.${form}`;
}
