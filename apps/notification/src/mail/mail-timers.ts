import { type Transaction } from '@mingtang/messaging';
import { type Timers } from '@mingtang/service-kit';

/** The timer at which a notice goes to the mail of those for whom it is. */
export const MAIL_TIMER = 'mail-notice';
/** The timer at which one mail is sent. */
export const SEND_TIMER = 'send-mail';

/** Has a notice mailed once the transaction has committed. */
export function mailNotice(timers: Timers, transaction: Transaction, notice: string): Promise<void> {
  return timers.setIn(transaction, { name: MAIL_TIMER, of: [notice], milliseconds: 0, payload: { notice } });
}

/** @param subject the account that it goes to. */
export function sendMail(timers: Timers, transaction: Transaction, notice: string, subject: string): Promise<void> {
  return timers.setIn(transaction, {
    name: SEND_TIMER,
    of: [notice, subject],
    milliseconds: 0,
    payload: { notice, subject },
  });
}
