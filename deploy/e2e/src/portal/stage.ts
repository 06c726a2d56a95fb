import { type Browser } from 'playwright-core';
import { accountOf, Visitor, type VisitorOptions } from './browser';

/** Those who take part in a tender, each signed in to a browser of their own from their first act on. */
export class Stage {
  /** What kept people out of the pages that were looked at. */
  readonly barriers: string[] = [];
  private readonly visitors = new Map<string, Visitor>();

  constructor(
    private readonly browser: Browser,
    private readonly gateway: string,
  ) {}

  /**
   * The browser of the demo account of that name. Options hold when it first comes.
   * @param which tells several browsers of one account apart.
   */
  async enter(username: string, options?: VisitorOptions, which = username): Promise<Visitor> {
    const present = this.visitors.get(which);
    if (present) return present;
    const visitor = await Visitor.at(this.browser, this.gateway, `tender-${which}`, options);
    this.visitors.set(which, visitor);
    await visitor.signIn(accountOf(username));
    return visitor;
  }

  /** Keeps a picture of every page that is open, to see where each was when something failed. */
  async capture(title: string): Promise<void> {
    for (const visitor of this.visitors.values()) await visitor.picture(title);
  }

  /** Keeps a picture of the page where it is, and notes its barriers. */
  async look(visitor: Visitor, title: string): Promise<void> {
    await visitor.atRest();
    await visitor.picture(title);
    this.barriers.push(...(await visitor.barriers()));
  }

  /** What pages complained of, by account. */
  complaints(): string[] {
    return [...this.visitors].flatMap(([name, { complaints }]) => complaints.map((each) => `${name}: ${each}`));
  }
}
