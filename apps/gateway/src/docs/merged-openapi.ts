import { type OpenAPIObject } from '@nestjs/swagger';
import { EVIDENCE_PATH, evidenceOperation } from '../evidence/evidence.openapi';
import { type ServiceName } from '@mingtang/services';
import { platformPaths } from '../platform/platform.openapi';

const KEPT_MS = 30_000;

type Json = Record<string, unknown>;

/** One OpenAPI document of all services: paths as the gateway has them, schemas named after their service. */
export class MergedOpenApi {
  private readonly fetched = new Map<ServiceName, { document: OpenAPIObject; at: number }>();

  constructor(private readonly services: Readonly<Record<ServiceName, string>>) {}

  async document(): Promise<Json> {
    const parts = await Promise.all(
      (Object.keys(this.services) as ServiceName[]).map(async (service) => ({
        service,
        document: await this.documentOf(service),
      })),
    );
    const there = parts.filter(({ document }) => document !== undefined) as {
      service: ServiceName;
      document: OpenAPIObject;
    }[];
    const renamed = there.map(({ service, document }) => ({ service, document: prefixed(service, document) }));
    return {
      openapi: there[0]?.document.openapi ?? '3.0.0',
      info: {
        title: 'Mingtang 明堂',
        version: there[0]?.document.info.version ?? '0.1.0',
        description:
          'A public resource trading platform: announcement, bidding, evaluation and disclosure behind one door. ' +
          'Errors are RFC 9457 problem+json; `x-roles` names who may, `x-rules` the rules of law that can refuse.',
        license: there[0]?.document.info.license,
      },
      servers: [{ url: '/' }],
      tags: renamed.map(({ service, document }) => ({ name: service, description: document.info.description })),
      paths: {
        ...(Object.assign({}, ...renamed.map(({ document }) => document.paths)) as Json),
        [EVIDENCE_PATH]: evidenceOperation,
        ...platformPaths,
      },
      components: {
        schemas: Object.assign({}, ...renamed.map(({ document }) => document.components?.schemas)) as Json,
        securitySchemes: there[0]?.document.components?.securitySchemes,
      },
      'x-unavailable': parts.filter(({ document }) => document === undefined).map(({ service }) => service),
    };
  }

  /** The last one known where the service is away. */
  private async documentOf(service: ServiceName): Promise<OpenAPIObject | undefined> {
    const known = this.fetched.get(service);
    if (known && Date.now() - known.at < KEPT_MS) return known.document;
    try {
      const answer = await fetch(`${this.services[service]}/openapi.json`, { signal: AbortSignal.timeout(5_000) });
      if (!answer.ok) return known?.document;
      const document = (await answer.json()) as OpenAPIObject;
      this.fetched.set(service, { document, at: Date.now() });
      return document;
    } catch {
      return known?.document;
    }
  }
}

function prefixed(service: ServiceName, document: OpenAPIObject): OpenAPIObject {
  const reference = '#/components/schemas/';
  const renamed = JSON.parse(
    JSON.stringify(document).replaceAll(`"${reference}`, `"${reference}${service}.`),
  ) as OpenAPIObject;
  const operations = Object.entries(renamed.paths).map(([path, item]) => [
    `/api/${service}${path}`,
    Object.fromEntries(
      Object.entries(item as Json).map(([method, operation]) => [method, { ...(operation as Json), tags: [service] }]),
    ),
  ]);
  return {
    ...renamed,
    paths: Object.fromEntries(operations) as OpenAPIObject['paths'],
    components: {
      ...renamed.components,
      schemas: Object.fromEntries(
        Object.entries(renamed.components?.schemas ?? {}).map(([name, schema]) => [`${service}.${name}`, schema]),
      ),
    },
  };
}
