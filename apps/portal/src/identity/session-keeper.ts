import { ErrorResponse, User, type UserManager } from 'oidc-client-ts';
import { type Ended, SessionEndedError } from './ended-session';
import { sessionEndOf } from './session-end';
import { Tabs, type Word } from './tabs';

/** Who is signed in to this tab, as far as it is known. */
export type Standing =
  | { readonly kind: 'pending' }
  | { readonly kind: 'nobody'; readonly failure?: Error }
  | {
      readonly kind: 'signed-in';
      readonly user: User;
      /** When it will end, by this machine's clock, where renewing it no longer puts the end off. */
      readonly endsAt?: number;
    }
  /** Over, while the pages of its account are kept for it to sign in again. */
  | { readonly kind: 'ended'; readonly user: User; readonly how: Ended };

/** What of the OpenID Connect client a session needs. */
export type Provider = Pick<UserManager, 'getUser' | 'storeUser' | 'removeUser' | 'signinSilent'>;

export interface Surroundings {
  readonly onStanding: (standing: Standing) => void;
  /** Whether the page is one that belongs to an account and so waits for it to sign in again. */
  readonly waits: () => boolean;
  /** Does what no two tabs may do at once. */
  readonly alone: <Result>(act: () => Promise<Result>) => Promise<Result>;
}

/** A token is renewed so long before its end, or a quarter of its time where that is less. */
const RENEW_BEFORE_MS = 60_000;
/** What is sent now arrives before a token ends that lives so long. */
const ON_ITS_WAY_MS = 5_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
const SECOND_MS = 1_000;

/**
 * The session of this tab: one with that of all tabs. It is renewed by one of them at a time; a renewal that fails is tried
 * again after growing pauses, and never once the provider said that the session is over. Who needs a token then waits until the
 * account has signed in again.
 */
export class SessionKeeper {
  private readonly tabs = new Tabs((word) => void this.hear(word));
  private standing: Standing = { kind: 'pending' };
  private renewing: Promise<User> | undefined;
  private resumption: Resumption | undefined;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private end: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private failed: { readonly error: unknown; readonly until: number } | undefined;

  constructor(
    private readonly provider: Provider,
    private readonly surroundings: Surroundings,
  ) {}

  /** Takes up the session that this tab had, or that another has. @returns whether there is one. */
  async open(): Promise<boolean> {
    const own = await this.provider.getUser();
    const user = own ?? (await this.tabs.ask((text) => aliveIn(text)));
    if (!user) return false;
    if (own) this.begin(own);
    else await this.adopt(user);
    if (lives(user)) return true;
    try {
      await this.renewed();
    } catch {
      return this.standing.kind === 'signed-in';
    }
    return true;
  }

  /** Takes note that somebody signed in here, and tells the other tabs. */
  async arrive(user: User): Promise<void> {
    await this.adopt(user);
    this.tabs.say({ kind: 'session', user: user.toStorageString() });
  }

  /** Takes note that nobody is signed in. */
  async leave(failure?: Error): Promise<void> {
    await this.provider.removeUser();
    this.rest();
    this.stand({ kind: 'nobody', ...(failure && { failure }) });
    this.resumption?.reject(new SessionEndedError());
    this.resumption = undefined;
  }

  /** Tells the other tabs that this account signed out. */
  signedOut(): void {
    if (this.standing.kind === 'signed-in') this.tellEnd(this.standing.user, 'signed-out');
    this.rest();
  }

  /**
   * An access token that lives long enough to be sent; waits for the account to sign in again where its session is over.
   * @throws {SessionEndedError} where it does not; the failure of a renewal where the provider cannot be reached.
   */
  async token(): Promise<string | undefined> {
    const { standing } = this;
    if (standing.kind === 'ended') return (await this.resumed()).access_token;
    if (standing.kind !== 'signed-in') return undefined;
    if (lives(standing.user) || isLast(standing)) return standing.user.access_token;
    return (await this.renewed()).access_token;
  }

  /** Another token than one that was refused. @throws as {@link token} */
  async tokenAfter(refused: string): Promise<string | undefined> {
    const token = await this.token();
    return token === refused ? (await this.renewed()).access_token : token;
  }

  /** Renews the session: one call for all who ask at the same time. */
  renewed(): Promise<User> {
    this.renewing ??= this.renew().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  close(): void {
    this.rest();
    this.tabs.close();
  }

  private async renew(): Promise<User> {
    if (this.failed && Date.now() < this.failed.until) throw this.failed.error;
    const before = this.current();
    if (!before) throw new SessionEndedError();
    try {
      const user = await this.surroundings.alone(async () => {
        const newer = await this.tabs.ask((text) => newerIn(text, before));
        const renewed = newer ?? (await this.provider.signinSilent());
        if (!renewed) throw new Error('the provider gave no session');
        await this.adopt(renewed);
        if (!newer) this.tabs.say({ kind: 'session', user: renewed.toStorageString() });
        return renewed;
      });
      return user;
    } catch (error) {
      if (!(error instanceof ErrorResponse)) return this.tryLater(error);
      this.tellEnd(before, 'expired');
      return this.over('expired');
    }
  }

  private tryLater(error: unknown): never {
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.failures++;
    this.failed = { error, until: Date.now() + pause };
    this.renewAfter(pause);
    throw error;
  }

  /** The session is over. @returns the next one of the same account, once it has signed in again. */
  private async over(how: Ended): Promise<User> {
    const user = this.current();
    this.rest();
    if (!user || !this.surroundings.waits()) {
      await this.leave();
      throw new SessionEndedError();
    }
    await this.provider.removeUser();
    this.stand({ kind: 'ended', user, how });
    return this.resumed();
  }

  private resumed(): Promise<User> {
    this.resumption ??= resumption();
    return this.resumption.promise;
  }

  private async adopt(user: User): Promise<void> {
    await this.provider.storeUser(user);
    this.begin(user);
  }

  private begin(user: User): void {
    const before = this.current();
    const ends = sessionEndOf(user);
    const ended = before && before.profile.sub === user.profile.sub ? sessionEndOf(before) : undefined;
    const bound =
      this.standing.kind === 'signed-in' && ends !== undefined && ended !== undefined && ends < ended + 2 * SECOND_MS;
    this.failures = 0;
    this.failed = undefined;
    const standing = { kind: 'signed-in', user, ...(bound && { endsAt: ends }) } as const;
    this.stand(standing);
    this.rest();
    if (!isLast(standing)) this.renewAfter(renewalOf(user));
    if (ends !== undefined) this.end = at(ends + SECOND_MS, () => void this.over('expired').catch(() => undefined));
    const { resumption } = this;
    this.resumption = undefined;
    if (before && before.profile.sub !== user.profile.sub) resumption?.reject(new SessionEndedError());
    else resumption?.resolve(user);
  }

  private async hear(word: Word): Promise<void> {
    const { standing } = this;
    if (word.kind === 'asks') {
      if (standing.kind === 'signed-in' && lives(standing.user))
        this.tabs.say({ kind: 'session', user: standing.user.toStorageString() });
      return;
    }
    if (word.kind === 'ended') {
      if (standing.kind === 'signed-in' && standing.user.profile.sub === word.sub)
        await this.over(word.how).catch(() => undefined);
      return;
    }
    const user = aliveIn(word.user);
    if (!user) return;
    const current = this.current();
    if (standing.kind === 'nobody' || (current && newerIn(word.user, current))) await this.adopt(user);
  }

  private tellEnd({ profile: { sub } }: User, how: Ended): void {
    this.tabs.say({ kind: 'ended', sub, how });
  }

  private current(): User | undefined {
    return 'user' in this.standing ? this.standing.user : undefined;
  }

  private renewAfter(ms: number): void {
    clearTimeout(this.renewal);
    this.renewal = setTimeout(() => void this.renewed().catch(() => undefined), ms);
  }

  private rest(): void {
    clearTimeout(this.renewal);
    clearTimeout(this.end);
  }

  private stand(standing: Standing): void {
    this.standing = standing;
    this.surroundings.onStanding(standing);
  }
}

interface Resumption {
  readonly promise: Promise<User>;
  readonly resolve: (user: User) => void;
  readonly reject: (error: Error) => void;
}

function resumption(): Resumption {
  let resolve: Resumption['resolve'] = () => undefined;
  let reject: Resumption['reject'] = () => undefined;
  const promise = new Promise<User>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  // Nobody may be waiting.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** The session that a tab told of, where its token still lives. */
function aliveIn(text: string): User | undefined {
  const user = User.fromStorageString(text);
  return lives(user) ? user : undefined;
}

/** The session that a tab told of, where it is a later one of the same account. */
function newerIn(text: string, than: User): User | undefined {
  const user = aliveIn(text);
  const later = user && user.profile.sub === than.profile.sub && (user.expires_at ?? 0) > (than.expires_at ?? 0);
  return later ? user : undefined;
}

function lives({ expires_at }: User): boolean {
  return expires_at === undefined || expires_at * SECOND_MS > Date.now() + ON_ITS_WAY_MS;
}

/** Whether a token ends with its session, so that renewing it brings nothing any more. */
function isLast({ user, endsAt }: { readonly user: User; readonly endsAt?: number }): boolean {
  return endsAt !== undefined && (user.expires_at ?? 0) * SECOND_MS > endsAt - 2 * SECOND_MS;
}

function renewalOf({ expires_at }: User): number {
  const left = (expires_at ?? 0) * SECOND_MS - Date.now();
  return Math.max(SECOND_MS, left - Math.min(RENEW_BEFORE_MS, left / 4));
}

/** Longer than a timer can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

function at(instant: number, act: () => void): ReturnType<typeof setTimeout> {
  return setTimeout(act, Math.min(Math.max(0, instant - Date.now()), LONGEST_TIMER_MS));
}
