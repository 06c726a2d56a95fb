import { type BackingService } from '@mingtang/backing-services';

const TITLES: Readonly<Record<BackingService, string>> = { postgres: 'Postgres', kafka: 'Kafka', keycloak: 'Keycloak' };

/** A backing service's name as people write it. */
export function titleOf(service: BackingService): string {
  return TITLES[service];
}
