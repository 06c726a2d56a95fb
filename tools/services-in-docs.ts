/** What README.md says of the services, from the one list of them. */
import { SERVICE_NAMES, SERVICES } from '@mingtang/services';

/** The table of services in README.md. */
export function serviceTable(): string {
  const rows = SERVICE_NAMES.map((name) => {
    const { title, about } = SERVICES[name];
    return `| \`apps/${name}\` | ${title.en} ${title.zh} | ${about} |`;
  });
  return ['| service | | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The picture of the platform in README.md. */
export function serviceDiagram(): string {
  const kafka = 'kafka{{"Kafka: process events,<br>in order per project"}}';
  return [
    '```mermaid',
    'flowchart LR',
    '  people["people: portal in the browser,<br>mingtang CLI"] -->|HTTPS| gateway',
    '  custodians["custodians\' agents"] -->|HTTPS| gateway',
    '  people --- signin[sign-in] --- keycloak[(Keycloak)]',
    `  gateway --> ${SERVICE_NAMES.join(' & ')}`,
    ...SERVICE_NAMES.map((name) => (SERVICES[name].publishes ? `  ${name} <--> ${kafka}` : `  ${kafka} --> ${name}`)),
    ...SERVICE_NAMES.map((name) => `  ${name} --- ${name}-db[(Postgres)]`),
    '  ledger -. checkpoints .-> custodians',
    '```',
  ].join('\n');
}
