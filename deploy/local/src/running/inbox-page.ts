import { type CaughtMail } from '@mingtang/backing-services';
import { encode } from 'html-entities';

/** The caught mail as one page, newest first. What mails say is shown as it is and never as markup. */
export function inboxPage(mails: readonly CaughtMail[]): string {
  const letters = mails.toReversed().map(
    ({ to, subject, text }) => `<article>
<h2>${encode(subject)}</h2>
<p>${encode(to.join(', '))}</p>
<pre>${encode(text)}</pre>
</article>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mail of the demo (${mails.length})</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #aaa}h2{font-size:1.1rem;margin-bottom:0}pre{white-space:pre-wrap;font:inherit}</style></head>
<body><h1>Mail of the demo</h1>
${letters.length > 0 ? letters.join('\n') : '<p>None yet: sign in and look at the notifications of an account first.</p>'}
</body></html>`;
}
