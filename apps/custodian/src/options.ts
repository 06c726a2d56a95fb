import { NoteError, parseVerifierKey, SIGNATURE_TYPE, type SignatureType } from '@mingtang/transparency';
import { cleanEnv, num, str, type CleanedEnv } from 'envalid';

/** What a custodian's agent reads from its environment. */
export const custodianOptions = {
  GATEWAY_URL: str({ default: '', desc: 'the platform’s gateway; needed by a custodian' }),
  CUSTODIAN_CLIENT_ID: str({
    default: '',
    desc: 'client of this custodian’s service account; none: a witness of the log and nothing else',
  }),
  CUSTODIAN_CLIENT_SECRET: str({ default: '', desc: 'its secret; needed by a custodian' }),
  KEYCLOAK_URL: str({ default: '', desc: 'Keycloak as tokens name it; needed by a custodian' }),
  KEYCLOAK_REALM: str({ default: 'mingtang', desc: 'realm of the accounts' }),
  DATA_DIR: str({
    desc: 'folder of this custodian’s keys and of its record; nobody else may read it, no second agent use it',
  }),
  LOG_VERIFIER_KEY: str({
    default: '',
    desc: 'verifier key of the public log, from somebody you trust; none: the one first seen; needed by a mere witness',
  }),
  WITNESS_VERIFIER_KEYS: str({
    default: '',
    desc: 'verifier keys of the log’s witnesses that count, with commas between; none: each as first seen',
  }),
  WITNESS_PORT: num({ default: 0, desc: 'port on which the witness is asked for cosignatures; 0: no witness' }),
  WITNESS_HOST: str({ default: '127.0.0.1', desc: 'address on which it listens' }),
  WITNESS_URL: str({
    default: '',
    desc: 'where the log reaches the witness, `add-checkpoint` left out; none: the custodian does not register it',
  }),
  WITNESS_NAME: str({
    default: '',
    desc: 'name of the witness’s key; none: the client id and `.witness`; needed by a mere witness',
  }),
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
  const options = cleanEnv(environment, custodianOptions, {
    reporter: ({ errors }) =>
      refuse(Object.entries(errors).map(([name, error]) => `${name}: ${error?.message ?? 'wrong'}`)),
  });
  refuse([...missingOf(options), ...wrongOf(options)]);
  return options;
}

const OF_A_CUSTODIAN = ['GATEWAY_URL', 'CUSTODIAN_CLIENT_SECRET', 'KEYCLOAK_URL'] as const;
const OF_A_MERE_WITNESS = ['LOG_VERIFIER_KEY', 'WITNESS_PORT', 'WITNESS_NAME'] as const;

function missingOf(options: CustodianOptions): string[] {
  const custodian = options.CUSTODIAN_CLIENT_ID !== '';
  const needed = custodian ? OF_A_CUSTODIAN : OF_A_MERE_WITNESS;
  return needed
    .filter((name) => !options[name])
    .map((name) => `${name}: needed by ${custodian ? 'a custodian' : 'a witness without CUSTODIAN_CLIENT_ID'}`);
}

function wrongOf(options: CustodianOptions): string[] {
  const urls = (['GATEWAY_URL', 'KEYCLOAK_URL', 'WITNESS_URL'] as const)
    .filter((name) => options[name] !== '' && !URL.canParse(options[name]))
    .map((name) => `${name}: not a URL`);
  const { WITNESS_PORT: port, LOG_VERIFIER_KEY: logKey } = options;
  return [
    ...urls,
    ...(Number.isInteger(port) && port >= 0 && port <= 65_535 ? [] : ['WITNESS_PORT: not a port']),
    ...(logKey === '' || isKey(logKey, SIGNATURE_TYPE.ed25519)
      ? []
      : ['LOG_VERIFIER_KEY: not the verifier key of a log']),
    ...witnessKeysOf(options)
      .filter((key) => !isKey(key, SIGNATURE_TYPE.cosignature))
      .map((key) => `WITNESS_VERIFIER_KEYS: not the verifier key of a witness: ${key}`),
  ];
}

/** The witnesses that the options tell. */
export function witnessKeysOf({ WITNESS_VERIFIER_KEYS }: Pick<CustodianOptions, 'WITNESS_VERIFIER_KEYS'>): string[] {
  return WITNESS_VERIFIER_KEYS.split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

function isKey(text: string, type: SignatureType): boolean {
  try {
    return parseVerifierKey(text).type === type;
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`configuration refused:\n  ${problems.join('\n  ')}`);
}
