import { exactPort, freePort, StartFailure } from '@mingtang/backing-services';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Start over without the data of earlier runs. */
  readonly reset: boolean;
}

const HELP = `npm start [-- --reset]

Starts Postgres, Kafka, Keycloak and the whole platform on this machine; the first time it plays a demo tender.
Ctrl-C stops everything.

  --reset   delete the data, accounts and logs of earlier runs first
  --help    this text

Environment
  PORT             the gateway's port; without it 8080 or the next free one
  DATABASE_URL     use that Postgres (a role that may make databases and roles) instead of a local one
  KAFKA_BROKERS    use that Kafka (host:port, comma-separated)
  KEYCLOAK_URL     use that Keycloak; with KEYCLOAK_ADMIN and KEYCLOAK_ADMIN_PASSWORD
  SMTP_URL         send mail by that server (smtps://user:password@host) instead of keeping it in .run/mail
  LOG_LEVEL        of the apps: debug, info, warn, error, silent
`;

/** @returns undefined where only the help was wanted, which is then printed. @throws {StartFailure} for an unknown option. */
export function readOptions(args: readonly string[]): StartOptions | undefined {
  const { reset, help } = parsed(args);
  if (!help) return { reset };
  console.log(HELP);
  return undefined;
}

function parsed(args: readonly string[]): { reset: boolean; help: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { reset: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    return values;
  } catch (error) {
    throw new StartFailure((error as Error).message, 'See npm start -- --help', { cause: error });
  }
}

const USUAL_PORT = 8080;

/** The gateway's port: exactly the one that PORT asks for, else 8080 or the next free one. @throws {StartFailure} */
export async function gatewayPort(wanted: string | undefined): Promise<number> {
  if (!wanted) return freePort(USUAL_PORT);
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartFailure(`PORT is "${wanted}", which is no port`, 'Set it to a number from 1 to 65535, or unset it.');
  return exactPort(port, 'PORT');
}
