import { expect, it } from '@jest/globals';
import { inboxPage } from './inbox-page';

const mail = (subject: string, text = '') => ({
  messageId: '1',
  from: '明堂',
  to: ['bidder-1@example.org'],
  subject,
  text,
});

it('shows the newest mail first', () => {
  const page = inboxPage([mail('first'), mail('second')]);
  expect(page.indexOf('second')).toBeLessThan(page.indexOf('first'));
});

it('shows what a mail says and runs none of it', () => {
  const page = inboxPage([mail('<script>alert(1)</script>', '<img src=x onerror=alert(1)>')]);
  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
