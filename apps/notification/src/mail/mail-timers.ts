import { type Transaction } from '@mingtang/messaging';
import { instantOf } from '@mingtang/procedure';
import { type Timers } from '@mingtang/service-kit';

/** The timer at which a notice goes to the mail of those for whom it is. */
export const MAIL_TIMER = 'mail-notice';
/** The timer at which one mail is sent. */
export const SEND_TIMER = 'send-mail';

/** Has a notice mailed once the transaction has committed. */
export function mailNotice(timers: Timers, transaction: Transaction, notice: string): Promise<void> {
  return timers.set(transaction, {
    name: MAIL_TIMER,
    key: `${MAIL_TIMER}:${notice}`,
    at: atOnce(),
    payload: { notice },
  });
}

/** @param subject the account that it goes to. */
export function sendMail(timers: Timers, transaction: Transaction, notice: string, subject: string): Promise<void> {
  const key = `${SEND_TIMER}:${notice}:${subject}`;
  return timers.set(transaction, { name: SEND_TIMER, key, at: atOnce(), payload: { notice, subject } });
}

/** No legal time: the machine's own, by which timers fire. */
function atOnce(): string {
  return instantOf(Date.now());
}
