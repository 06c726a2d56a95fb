import { StartFailure } from '@mingtang/backing-services';
import { SERVICE_NAMES } from '@mingtang/services';
import { parseArgs } from 'node:util';

export interface DevOptions {
  /** Bundled apps to build again at each change, and to start again in the platform. */
  readonly apps: readonly string[];
  /** Whether the portal is served by Vite. */
  readonly portal: boolean;
  /** Whether a debugger can be attached to the app. */
  readonly inspect: boolean;
}

const APPS: readonly string[] = [...SERVICE_NAMES, 'gateway'];

const HELP = `npm run dev -- [--inspect] <app...>

Works on apps of the platform that npm start runs in this checkout. Each named app is built again when a source of it changes, and
started again on its port, database and data; its log is shown. The portal is served by Vite, which shows a change at once.

  apps        ${APPS.join(', ')}, portal
  --inspect   lets a debugger attach to the one named app at 127.0.0.1:9229
`;

/** @returns undefined where only the help was wanted, which is then printed. @throws {StartFailure} for what it does not know. */
export function readDevOptions(args: readonly string[]): DevOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  const apps = positionals.filter((name) => name !== 'portal');
  const unknown = apps.find((name) => !APPS.includes(name));
  if (unknown !== undefined) throw wrong(`there is no app ${unknown}`);
  if (positionals.length === 0) throw wrong('no app is named');
  if (values.inspect && apps.length !== 1) throw wrong('--inspect is for one app besides the portal');
  return { apps, portal: positionals.includes('portal'), inspect: values.inspect };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { inspect: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    throw wrong((error as Error).message);
  }
}

function wrong(message: string): StartFailure {
  return new StartFailure(message, 'See npm run dev -- --help');
}
