import { type Account } from './cast/cast';

/** What the demo is told, as JSON on standard input. */
export interface DemoConfig {
  /** Base URL of the gateway, without a slash at its end. */
  readonly gateway: string;
  /** Accounts of every role, by the usernames of deploy/keycloak/demo-accounts.json. */
  readonly accounts: readonly Account[];
  /** File in which the demo keeps how far it came, so that another start knows. */
  readonly stateFile: string;
  /** How long one legal day of the played tender takes. Default 3. */
  readonly secondsPerDay?: number;
  /** The same of the tender left open. Default 3600, which leaves it open for 20 hours. */
  readonly openSecondsPerDay?: number;
}

/** @throws {Error} for what is no such configuration. */
export function parseDemoConfig(text: string): DemoConfig {
  const config = JSON.parse(text) as Partial<DemoConfig>;
  if (typeof config.gateway !== 'string') throw new Error('gateway: a URL is needed');
  if (!Array.isArray(config.accounts)) throw new Error('accounts: a list is needed');
  if (typeof config.stateFile !== 'string') throw new Error('stateFile: a path is needed');
  return config as DemoConfig;
}
