import { clientTokens, type TokenSource } from '@mingtang/client';
import { type Log } from '@mingtang/service-kit';
import { type GatewayOptions } from '../options';

const POLL_MS = 5_000;
const PATIENCE_MS = 4_000;
const PAGE = 500;

type Settings = Pick<GatewayOptions, 'keycloakUrl' | 'realm' | 'clientId' | 'clientSecret'>;

/**
 * Knows which accounts an operator has disabled, by asking Keycloak every five seconds: a token is good by itself until it ends, and whoever is shut out
 * should not go on for that long. While Keycloak does not answer, what was known last holds, and tokens hold for their own time.
 */
export class DisabledAccounts {
  private accounts: ReadonlySet<string> = new Set();
  private timer: NodeJS.Timeout | undefined;
  private failing = false;
  private readonly tokens: TokenSource;

  constructor(
    private readonly settings: Settings,
    private readonly log: Log,
  ) {
    const { keycloakUrl, realm, clientId, clientSecret } = settings;
    this.tokens = clientTokens(`${keycloakUrl}/realms/${realm}`, { clientId, clientSecret });
  }

  has(account: string): boolean {
    return this.accounts.has(account);
  }

  /** Asks now and then every five seconds. Without a secret to ask with it knows of none, and says so once. */
  async start(): Promise<void> {
    if (this.settings.clientSecret === '') {
      this.log.warn('no KEYCLOAK_CLIENT_SECRET: disabled accounts are let in until their tokens end');
      return;
    }
    await this.look();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    this.timer = setTimeout(() => void this.look(), POLL_MS).unref();
    try {
      this.accounts = new Set(await this.ask());
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.error({ error: String(error) }, 'Keycloak does not tell which accounts are disabled');
      this.failing = true;
    }
  }

  private async ask(): Promise<string[]> {
    const { keycloakUrl, realm } = this.settings;
    const ids: string[] = [];
    for (let first = 0; ; first += PAGE) {
      const query = `enabled=false&briefRepresentation=true&first=${first}&max=${PAGE}`;
      const response = await fetch(`${keycloakUrl}/admin/realms/${realm}/users?${query}`, {
        headers: { authorization: `Bearer ${await this.tokens.bearer()}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      const page = (await response.json()) as { id: string }[];
      ids.push(...page.map(({ id }) => id));
      if (page.length < PAGE) return ids;
    }
  }
}
