import { type Request, type Response } from 'express';
import { type PasswordForm } from './password-form';

/** Tells who has failed too often to wait: a page for people, an OAuth error for programs. */
export function refuse(request: Request, response: Response, { kind }: PasswordForm, retryAfterSeconds: number): void {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  response.status(429).setHeader('retry-after', retryAfterSeconds).setHeader('cache-control', 'no-store');
  if (kind === 'grant') {
    response.json({
      error: 'invalid_grant',
      error_description: `too many wrong passwords from here; try again in ${minutes} minutes`,
    });
    return;
  }
  const english = request.acceptsLanguages('zh', 'en') === 'en';
  const [title, text] = english
    ? [
        'Too many wrong passwords',
        `Passwords were wrong too often from this place. Try again in ${minutes} minutes. Your account is not locked: it opens from a device on which you have signed in before.`,
      ]
    : [
        '密码错误次数过多',
        `此处输错密码的次数过多，请 ${minutes} 分钟后再试。账号并未锁定：在您曾登录过的设备上仍可登录。`,
      ];
  response
    .type('html')
    .setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(
      `<!doctype html><html lang="${english ? 'en' : 'zh-CN'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${title}</title><body style="font:16px/1.6 sans-serif;max-width:32em;margin:4em auto;padding:0 1em"><h1>${title}</h1><p>${text}</p></body></html>`,
    );
}
