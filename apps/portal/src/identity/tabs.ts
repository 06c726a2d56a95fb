import { type Ended } from './ended-session';

/** What tabs of one browser tell each other: who is signed in, in the form in which a tab keeps it, and that it is over. */
export type Word =
  | { readonly kind: 'asks' }
  | { readonly kind: 'session'; readonly user: string }
  | { readonly kind: 'ended'; readonly sub: string; readonly how: Ended };

const CHANNEL = 'mingtang.session';
/** A tab that lives answers in a few milliseconds. */
const PATIENCE_MS = 200;

/** The tabs of this browser that show the portal, without this one. */
export class Tabs {
  private readonly channel = new BroadcastChannel(CHANNEL);

  constructor(onWord: (word: Word) => void) {
    this.channel.addEventListener('message', ({ data }: MessageEvent<Word>) => onWord(data));
  }

  say(word: Word): void {
    this.channel.postMessage(word);
  }

  /**
   * Asks who is signed in.
   * @param accepts which answer will do.
   * @returns undefined where no other tab knows.
   */
  ask<Session>(accepts: (user: string) => Session | undefined): Promise<Session | undefined> {
    return new Promise((resolve) => {
      const settle = (session: Session | undefined): void => {
        clearTimeout(timer);
        this.channel.removeEventListener('message', hear);
        resolve(session);
      };
      const hear = ({ data }: MessageEvent<Word>): void => {
        const session = data.kind === 'session' ? accepts(data.user) : undefined;
        if (session !== undefined) settle(session);
      };
      const timer = setTimeout(() => settle(undefined), PATIENCE_MS);
      this.channel.addEventListener('message', hear);
      this.say({ kind: 'asks' });
    });
  }

  close(): void {
    this.channel.close();
  }
}
