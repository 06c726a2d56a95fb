import { GATEWAY_CLIENT, REALM } from '@mingtang/backing-services';
import { backing } from '@mingtang/testing';
import { forEachService, type ServiceName } from '@mingtang/services';
import { type GatewayOptions } from '../options';

/**
 * The options of a gateway under test, at any free port, before the Keycloak of the test run.
 * @param behind where its services listen: one server for all, or one for each.
 */
export function gatewayOptions(
  behind: string | Readonly<Record<ServiceName, string>>,
  changed: Partial<GatewayOptions> = {},
): GatewayOptions {
  return {
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    keycloakUrl: backing().keycloak.url,
    realm: REALM,
    audience: 'mingtang',
    clientId: GATEWAY_CLIENT,
    clientSecret: '',
    services: typeof behind === 'string' ? forEachService(() => behind) : behind,
    requestsPerTenSeconds: 1_000,
    anonymousPerTenSeconds: 1_000,
    searchesPerCaller: 2,
    livePerCaller: 3,
    bundlesPerCaller: 2,
    cacheBytes: 2 ** 20,
    trustedProxies: 0,
    portalFolder: 'none',
    ...changed,
  };
}
