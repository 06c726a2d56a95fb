import { type Language, type Visitor } from '../browser';

/** How many notifications the bell says are unread. */
export async function unreadOf(visitor: Visitor): Promise<number> {
  const label = await visitor.page
    .getByRole('banner')
    .getByRole('link', { name: visitor.say('条未读', 'unread') })
    .getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0]);
}

/** Waits until the bell says so many, without opening a page anew. */
export async function awaitUnread(visitor: Visitor, count: number): Promise<void> {
  await visitor.page
    .getByRole('banner')
    .getByRole('link', { name: visitor.say(`通知，${count} 条未读`, `Notifications, ${count} unread`), exact: true })
    .waitFor();
}

/** Opens the account's page by the bell. */
export async function openAccount(visitor: Visitor): Promise<void> {
  await visitor.page
    .getByRole('banner')
    .getByRole('link', { name: visitor.say('条未读', 'unread') })
    .click();
  await visitor.page.getByRole('heading', { level: 1, name: visitor.say('账号', 'Account') }).waitFor();
}

/** What the notifications on the account's page say, newest first. */
export async function notificationsOf(visitor: Visitor): Promise<string[]> {
  const list = visitor.page.locator('.notices');
  await list.locator('li').first().waitFor();
  return list.locator('li a').allTextContents();
}

/** Says that all is read, where anything is not. */
export async function readAll(visitor: Visitor): Promise<void> {
  const button = visitor.page.getByRole('button', { name: visitor.say('全部标为已读', 'Mark all as read') });
  if (await button.isEnabled()) await button.click();
}

/** Sets where and in which language the account is written to. */
export async function setContact(visitor: Visitor, email: string, language: Language): Promise<void> {
  await visitor.page.getByRole('textbox', { name: visitor.say('邮箱', 'Email address') }).fill(email);
  await visitor.page
    .getByText(language === 'en' ? 'English' : '中文', { exact: true })
    .last()
    .click();
  await visitor.page.getByRole('button', { name: visitor.say('保存', 'Save') }).click();
  await visitor.page.getByRole('status').waitFor();
}

/** The link by which calendar programs subscribe. */
export async function calendarLinkOf(visitor: Visitor): Promise<string> {
  const link = visitor.page.getByRole('link', { name: visitor.say('在日历程序中打开', 'Open in a calendar program') });
  return (await link.getAttribute('href'))?.replace(/^webcal:/, 'http:') ?? '';
}

/** Has the calendar get another link. */
export async function renewCalendar(visitor: Visitor): Promise<void> {
  const label = visitor.say('更换链接', 'Renew link');
  await visitor.page.getByRole('main').getByRole('button', { name: label }).click();
  await visitor.page.getByRole('dialog').getByRole('button', { name: label }).click();
  await visitor.page.getByRole('dialog').waitFor({ state: 'hidden' });
}
