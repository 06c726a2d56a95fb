import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { type IssuedTokens, type SignIn } from '@mingtang/client';

/** What is kept of a platform: who is signed in there, the keys by which its receipts and its public log were first found signed, and what was
 * last seen of the log. */
export interface KeptPlatform {
  readonly signIn?: SignIn;
  readonly tokens?: IssuedTokens;
  readonly receiptKey?: string;
  readonly logKey?: string;
  /** Of each log, by its origin: the last checkpoint that was verified, a signed note. */
  readonly checkpoints?: Readonly<Record<string, string>>;
}

interface Kept {
  /** Gateway of the last sign-in. */
  readonly current?: string;
  readonly platforms: Readonly<Record<string, KeptPlatform>>;
}

/** Tokens of signed-in accounts, by gateway, in a file that only its owner can read (mode 0600). */
export class KeptAccounts {
  private readonly file: string;

  /** @param environment `XDG_CONFIG_HOME` says where; `~/.config` where it is not set. */
  constructor(environment: NodeJS.ProcessEnv) {
    this.file = join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'mingtang', 'accounts.json');
  }

  async current(): Promise<string | undefined> {
    return (await this.read()).current;
  }

  async of(gateway: string): Promise<KeptPlatform> {
    return (await this.read()).platforms[gateway] ?? {};
  }

  /** Adds to what is kept of a platform, and makes it the current one. */
  async keep(gateway: string, more: KeptPlatform): Promise<void> {
    const { platforms } = await this.read();
    await this.write({ current: gateway, platforms: { ...platforms, [gateway]: { ...platforms[gateway], ...more } } });
  }

  /** Forgets who is signed in at a platform. */
  async forgetTokens(gateway: string): Promise<void> {
    const kept = await this.read();
    const { tokens: _, ...rest } = kept.platforms[gateway] ?? {};
    await this.write({ ...kept, platforms: { ...kept.platforms, [gateway]: rest } });
  }

  private async read(): Promise<Kept> {
    try {
      return JSON.parse(await readFile(this.file, 'utf8')) as Kept;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { platforms: {} };
      throw error;
    }
  }

  private async write(kept: Kept): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const written = `${this.file}.${process.pid}`;
    await writeFile(written, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    await chmod(written, 0o600);
    await rename(written, this.file);
  }
}
