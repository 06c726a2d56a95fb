/** What the gateway itself answers, for the merged OpenAPI document. */
export const platformPaths = {
  '/platform': {
    get: operation('What a client must know to use the platform', {
      name: text(),
      register: text(),
      docs: text(),
      openapi: text(),
      identity: object({ issuer: text(), clients: object({ portal: text(), cli: text() }) }),
    }),
  },
  '/time': { get: operation('The platform’s time, by which deadlines are held', { now: text('date-time') }) },
  '/health/ready': {
    get: operation('Whether the gateway and each service behind it is up', {
      status: text(),
      services: { type: 'object', additionalProperties: { type: 'string', enum: ['up', 'down'] } },
    }),
  },
};

function text(format?: string): Record<string, unknown> {
  return { type: 'string', ...(format === undefined ? {} : { format }) };
}

function object(properties: Record<string, unknown>): Record<string, unknown> {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function operation(summary: string, properties: Record<string, unknown>): Record<string, unknown> {
  return {
    summary,
    tags: ['gateway'],
    responses: { 200: { description: summary, content: { 'application/json': { schema: object(properties) } } } },
  };
}
