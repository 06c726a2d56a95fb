import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptAccounts } from './account/kept-accounts';
import { runCli } from './cli';
import { EXIT } from './terminal/exit-codes';
import { languageOf } from './terminal/language';
import { RecordedTerminal } from './fixtures/recorded-terminal';

const GATEWAY = 'http://127.0.0.1:1';

describe('the command line', () => {
  let home: string;
  let environment: NodeJS.ProcessEnv;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'mingtang-cli-'));
    environment = { XDG_CONFIG_HOME: home };
  });

  afterEach(() => rm(home, { recursive: true }));

  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, [], 'zh'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, [], 'zh'],
    [{ LANG: 'zh_CN.UTF-8' }, ['--lang', 'en'], 'en'],
    [{}, ['show', 'x', '--lang=zh'], 'zh'],
    [{ LANG: 'C' }, [], 'en'],
  ])('speaks by %j and %j in %s', (locale, args, language) => {
    expect(languageOf(args, locale)).toBe(language);
  });

  it('says what is wrong with a command line, and ends with 2', async () => {
    const terminal = new RecordedTerminal();
    expect(await runCli(['seal', '--project', 'p'], terminal, environment)).toBe(EXIT.usage);
    expect(terminal.noted.join('\n')).toContain('--lot');
  });

  it('sends who is not signed in to sign in, and ends with 3', async () => {
    const terminal = new RecordedTerminal();
    expect(await runCli(['status', '--project', 'p', '--gateway', GATEWAY], terminal, environment)).toBe(
      EXIT.notSignedIn,
    );
    expect(terminal.noted).toEqual([expect.stringContaining(`mingtang login --gateway ${GATEWAY}`)]);
  });

  it('says that no platform answers, and ends with 4', async () => {
    const terminal = new RecordedTerminal('zh');
    expect(await runCli(['login', '--gateway', GATEWAY], terminal, environment)).toBe(EXIT.unreachable);
    expect(terminal.noted).toEqual([`平台无应答：${GATEWAY}`]);
  });

  it.each([
    ['zh', 'nothing', '没有该文件或目录'],
    ['en', 'nothing', 'there is no such file or folder'],
    ['zh', 'manifest.json/x', '路径中有一处是文件，不是目录'],
  ] as const)('says in words, in %s, why the file %s cannot be used', async (language, name, why) => {
    const terminal = new RecordedTerminal(language);
    await writeFile(join(home, 'manifest.json'), '{}');
    expect(await runCli(['verify', join(home, name)], terminal, environment)).toBe(EXIT.localFile);
    expect(terminal.noted).toEqual([`${join(home, name)}${language === 'zh' ? '：' : ': '}${why}`]);
  });

  it('says which file is missing or unsound, and ends with 5', async () => {
    const terminal = new RecordedTerminal();
    await writeFile(join(home, 'manifest.json'), '{"type":"x"}');
    expect(await runCli(['verify', join(home, 'nothing')], terminal, environment)).toBe(EXIT.localFile);
    expect(await runCli(['verify', home], terminal, environment)).toBe(EXIT.localFile);
    expect(terminal.noted).toEqual([expect.stringContaining('nothing'), expect.stringContaining('manifest.json')]);
  });

  it('keeps tokens where only their owner can read them', async () => {
    const accounts = new KeptAccounts(environment);
    await accounts.keep(GATEWAY, { tokens: { accessToken: 'a', expiresAt: 1, refreshToken: 'r' } });
    await accounts.keep(GATEWAY, { receiptKey: 'k' });
    expect((await stat(join(home, 'mingtang/accounts.json'))).mode & 0o777).toBe(0o600);
    expect(await accounts.current()).toBe(GATEWAY);
    await accounts.forgetTokens(GATEWAY);
    expect(await accounts.of(GATEWAY)).toEqual({ receiptKey: 'k' });
  });
});
