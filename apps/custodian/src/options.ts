import { cleanEnv, num, str, url, type CleanedEnv } from 'envalid';

/** What a custodian's agent reads from its environment. */
export const custodianOptions = {
  GATEWAY_URL: url({ desc: 'the platform’s gateway' }),
  CUSTODIAN_CLIENT_ID: str({ desc: 'client of this custodian’s service account' }),
  CUSTODIAN_CLIENT_SECRET: str({ desc: 'its secret' }),
  KEYCLOAK_URL: url({ desc: 'Keycloak as tokens name it' }),
  KEYCLOAK_REALM: str({ default: 'mingtang', desc: 'realm of the accounts' }),
  DATA_DIR: str({ desc: 'folder of this custodian’s keys and of its record; nobody else may read it' }),
  LOG_LEVEL: str({
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    desc: 'least level logged',
  }),
  POLL_MS: num({ default: 500, desc: 'how often the platform is asked what waits, milliseconds' }),
} as const;

export type CustodianOptions = CleanedEnv<typeof custodianOptions>;

/**
 * Reads and checks the agent's options once.
 * @throws {Error} that names every option that is missing or wrong.
 */
export function readOptions(environment: NodeJS.ProcessEnv): CustodianOptions {
  return cleanEnv(environment, custodianOptions, {
    reporter: ({ errors }) => {
      const problems = Object.entries(errors).map(([name, error]) => `${name}: ${error?.message ?? 'wrong'}`);
      if (problems.length > 0) throw new Error(`configuration refused:\n  ${problems.join('\n  ')}`);
    },
  });
}
