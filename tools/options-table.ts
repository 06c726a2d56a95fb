/** Every configuration option of every app, as the table in docs/operations.md. */
import { type ValidatorSpec } from 'envalid';
import { serviceOptions } from '@mingtang/service-kit';
import { announcementOptions } from '../apps/announcement/src/options';
import { biddingOptions } from '../apps/bidding/src/bidding.options';
import { custodianOptions } from '../apps/custodian/src/options';
import { ledgerOptions } from '../apps/ledger/src/ledger.options';
import { disclosureOptions } from '../apps/disclosure/src/options';
import { evaluationOptions } from '../apps/evaluation/src/evaluation.options';
import { notificationOptions } from '../apps/notification/src/options';
import { gatewayOptions } from '../apps/gateway/src/options';
import { signInOptions } from '../apps/sign-in/src/options';

type Options = Readonly<Record<string, ValidatorSpec<unknown>>>;

const OPTIONS: readonly (readonly [of: string, options: Options])[] = [
  ['every service', serviceOptions],
  ['announcement', announcementOptions],
  ['bidding', biddingOptions],
  ['evaluation', evaluationOptions],
  ['disclosure', disclosureOptions],
  ['ledger', ledgerOptions],
  ['notification', notificationOptions],
  ['gateway', gatewayOptions],
  ['sign-in', signInOptions],
  ['custodian', custodianOptions],
];

/** @throws {Error} for an option that does not say what it is. */
export function optionsTable(): string {
  const rows = OPTIONS.flatMap(([of, options]) =>
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
