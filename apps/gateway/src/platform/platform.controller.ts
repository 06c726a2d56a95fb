import { Controller, Get, Header, Inject } from '@nestjs/common';
import { SERVICE_NAMES } from '@mingtang/services';
import { type GatewayOptions } from '../options';

/** Injection token of what the gateway was started with. */
export const GATEWAY_OPTIONS = Symbol('gateway-options');

/** What a client must know to use the platform, and how its parts fare. */
@Controller()
export class PlatformController {
  constructor(@Inject(GATEWAY_OPTIONS) private readonly options: GatewayOptions) {}

  @Get('platform')
  @Header('cache-control', 'public, max-age=60')
  entry(): Record<string, unknown> {
    return {
      name: 'Mingtang 明堂',
      register: '/api/disclosure/register/projects',
      docs: '/docs',
      openapi: '/docs-json',
      identity: {
        issuer: `${this.options.keycloakUrl}/realms/${this.options.realm}`,
        clients: { portal: 'mingtang-portal', cli: 'mingtang-cli' },
      },
    };
  }

  /** The platform's time, by which deadlines are held. */
  @Get('time')
  @Header('cache-control', 'no-store')
  time(): { now: string } {
    return { now: new Date().toISOString() };
  }

  @Get('health/live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** The gateway is ready when it listens; the services behind it are told one by one. */
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: 'up'; services: Record<string, 'up' | 'down'> }> {
    const states = await Promise.all(
      SERVICE_NAMES.map(async (service) => [service, await stateOf(this.options.services[service])] as const),
    );
    return { status: 'up', services: Object.fromEntries(states) };
  }
}

async function stateOf(serviceUrl: string): Promise<'up' | 'down'> {
  try {
    const { ok } = await fetch(`${serviceUrl}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return ok ? 'up' : 'down';
  } catch {
    return 'down';
  }
}
