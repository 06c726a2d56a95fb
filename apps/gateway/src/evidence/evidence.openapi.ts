/** Where the bundle is, as OpenAPI writes it. Disclosure's own part of it is at this path inside. */
export const EVIDENCE_PATH = '/api/disclosure/projects/{project}/evidence';

const problem = (description: string) => ({ description, content: { 'application/problem+json': {} } });

/** No controller answers there, so its documentation is written by hand. */
export const evidenceOperation = {
  get: {
    operationId: 'evidenceBundle',
    tags: ['disclosure'],
    summary: 'The evidence bundle of a project, for `mingtang verify`',
    description:
      'A zip (`mingtang/evidence/v4`) of everything public at this moment: notices, bids, draws, evaluation, and each record with its ' +
      'proof in the public log. Composed while it is sent; where a part breaks off the connection is cut. See docs/spec/evidence.md.',
    parameters: [{ name: 'project', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: {
      200: {
        description: 'The bundle.',
        content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
      },
      400: problem('Not an id of a project.'),
      404: problem('`project-unknown`'),
      503: problem('Too many bundles are being made, or a service is away; try again.'),
    },
    'x-roles': ['public'],
    'x-rules': [],
  },
} as const;
