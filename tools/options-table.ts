/** Every configuration option of every app, as the table in docs/operations.md. */
import { type ValidatorSpec } from 'envalid';
import { serviceOptions } from '@mingtang/service-kit';
import { SERVICE_NAMES, type ServiceName } from '@mingtang/services';
import { custodianOptions } from '../apps/custodian/src/options';
import { gatewayOptions } from '../apps/gateway/src/options';
import { signInOptions } from '../apps/sign-in/src/options';

type Options = Readonly<Record<string, ValidatorSpec<unknown>>>;

/** What apps/<service>/src/options.ts says that the service reads. */
async function optionsOf(service: ServiceName): Promise<readonly [of: string, options: Options]> {
  const module = (await import(`../apps/${service}/src/options.ts`)) as Readonly<Record<string, Options>>;
  return [service, module[`${service}Options`] ?? {}];
}

/** @throws {Error} for an option that does not say what it is. */
export async function optionsTable(): Promise<string> {
  const all: readonly (readonly [of: string, options: Options])[] = [
    ['every service', serviceOptions],
    ...(await Promise.all(SERVICE_NAMES.map(optionsOf))),
    ['gateway', gatewayOptions],
    ['sign-in', signInOptions],
    ['custodian', custodianOptions],
  ];
  const rows = all.flatMap(([of, options]) =>
    Object.entries(options).map(([name, { desc, choices, ...spec }]) => {
      if (desc === undefined) throw new Error(`the option ${name} of ${of} has no description`);
      const among = choices ? `; one of ${choices.map((choice) => `\`${String(choice)}\``).join(', ')}` : '';
      return `| ${of} | \`${name}\` | ${defaultOf(spec)} | ${desc}${among} |`;
    }),
  );
  return ['| of | option | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function defaultOf(spec: object): string {
  if (!('default' in spec)) return 'needed';
  const value = String(spec.default);
  return value === '' ? 'none' : `\`${value}\``;
}
