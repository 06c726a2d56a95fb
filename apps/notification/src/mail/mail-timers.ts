/** The timer at which a notice goes to the mail of those for whom it is. */
export const MAIL_TIMER = 'mail-notice';
/** The timer at which one mail is sent. */
export const SEND_TIMER = 'send-mail';
