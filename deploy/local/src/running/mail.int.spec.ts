import { afterEach, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { catchMail, type MailOfPlatform } from './mail';

let mail: MailOfPlatform | undefined;
let folder: string;

afterEach(async () => {
  await mail?.close();
  await rm(folder, { recursive: true, force: true });
});

it('keeps the platform’s mail as files that mail programs open, and shows it on a page', async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-mail-'));
  mail = await catchMail(undefined, folder);
  const transport = createTransport(mail.url);
  await transport.sendMail({ from: 'a@example.org', to: 'b@example.org', subject: '开标完成', text: '请查看' });
  const [file = ''] = await readdir(folder);
  expect(file).toMatch(/b@example\.org \w+\.eml$/);
  expect(await readFile(join(folder, file), 'utf8')).toContain('To: b@example.org');
  expect(await (await fetch(mail.inbox ?? '')).text()).toMatch(/开标完成[^]*请查看/);
});

it('shows nobody the mail who was not given its link: it says whose bid was received before the opening (ANN-09)', async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingtang-mail-'));
  mail = await catchMail(undefined, folder);
  const transport = createTransport(mail.url);
  await transport.sendMail({
    from: 'a@example.org',
    to: 'bidder-1@example.org',
    subject: '已收到投标文件',
    text: '回执',
  });
  const { origin, pathname } = new URL(mail.inbox ?? '');
  expect(pathname).toMatch(/^\/[\w-]{32}$/);
  for (const path of ['/', '', '/index.html', pathname.slice(0, -1), `${pathname}x`, `/${'A'.repeat(32)}`]) {
    const answer = await fetch(origin + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/bidder-1|投标/);
  }
  expect((await fetch(mail.inbox ?? '')).headers.get('cache-control')).toBe('no-store');
});

it('leaves it to the mail server that is given', async () => {
  folder = 'none';
  mail = await catchMail('smtp://mail.example.org', folder);
  expect(mail).toMatchObject({ url: 'smtp://mail.example.org' });
  expect(mail.inbox).toBeUndefined();
});
