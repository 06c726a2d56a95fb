import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, type MailCatcher, startMailCatcher } from '@mingtang/backing-services';
import {
  biddingClosed,
  committeeFormed,
  deadlineReached,
  eventually,
  historyUntil,
  projectPublished,
  publishedProject,
  subjectOf,
} from '@mingtang/testing';
import { type NotificationStand, startNotification } from '../fixtures/notification-stand';

let catcher: MailCatcher;
let port: number;
let stand: NotificationStand;

beforeAll(async () => {
  port = await freePort();
  catcher = await startMailCatcher({ port });
  stand = await startNotification({
    SMTP_URL: catcher.url,
    PUBLIC_URL: 'https://tenders.example.org',
    MAIL_FROM: '明堂 <no-reply@example.org>',
  });
}, 60_000);

beforeEach(async () => {
  for (const username of ['tenderer', 'bidder-1', 'bidder-2', 'expert-1'])
    await (await stand.as(username)).put('/contact', { language: 'zh-CN' });
});

afterAll(async () => {
  await stand?.service.close();
  await catcher?.close();
});

const wants = async (username: string, email: string, language: 'zh-CN' | 'en'): Promise<void> => {
  expect((await (await stand.as(username)).put('/contact', { email, language })).status).toBe(200);
};
const to = (email: string) => catcher.mails.filter((mail) => mail.to.includes(email));

describe('mail', () => {
  it('goes to the address that an account has set, in its language, with what is due in legal time', async () => {
    await wants('bidder-1', 'one@example.org', 'en');
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    await stand.register('bidder-1', published);
    const [mail] = await eventually(async () => to('one@example.org').length > 0 && to('one@example.org'));
    expect(mail?.subject).toBe(
      `[Mingtang] You have the tender documents: hand in your bid by the deadline · ${published.title}`,
    );
    expect(mail?.text).toContain(`https://tenders.example.org/projects/${published.id}`);
    expect(mail?.text).toMatch(/Due before: March \d+, 2036 at \d+:\d\d:\d\d [AP]M GMT\+8/);
    expect(mail?.from).toContain('no-reply@example.org');
  });

  it('of one bidder goes to no other, and to nobody who wants none (ANN-09)', async () => {
    await wants('bidder-2', 'two@example.org', 'zh-CN');
    await wants('tenderer', 'owner@example.org', 'zh-CN');
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    await stand.register('bidder-1', published);
    await stand.service.publish(deadlineReached(published), biddingClosed(published));
    const [mail] = await eventually(async () => to('owner@example.org').length > 0 && to('owner@example.org'));
    expect(mail?.subject).toBe(`[明堂] 递交已截止，正在开启投标文件 · ${published.title}`);
    expect(to('two@example.org')).toEqual([]);
  });

  it('to a member of a committee does not say of which tender (EVA-03)', async () => {
    await wants('expert-1', 'expert@example.org', 'zh-CN');
    const published = publishedProject();
    const seated = committeeFormed(published, { subjects: [await subjectOf('expert-1')] });
    await stand.service.publish(...historyUntil('draw-committee', published), seated);
    const [mail] = await eventually(async () => to('expert@example.org').length > 0 && to('expert@example.org'));
    const whole = JSON.stringify(mail);
    for (const betraying of [published.title, published.id, published.lots[0]?.title ?? ''])
      expect(whole).not.toContain(betraying);
  });

  it('waits for a mail server that is away, and is sent once when it is back', async () => {
    await wants('bidder-1', 'back@example.org', 'zh-CN');
    await catcher.close();
    const published = publishedProject();
    await stand.service.publish(projectPublished(published));
    await stand.register('bidder-1', published);
    catcher = await startMailCatcher({ port });
    await eventually(async () => to('back@example.org').length > 0);
    expect(to('back@example.org')).toHaveLength(1);
  });
});
