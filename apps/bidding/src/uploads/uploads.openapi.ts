import { problemContent } from '@mingtang/service-kit';
import { type RuleId } from '@mingtang/procedure/rules';
import { type OpenAPIObject } from '@nestjs/swagger';

const version = header('Tus-Resumable', '1.0.0', 'version of the protocol');
const upload = {
  name: 'upload',
  in: 'path' as const,
  required: true,
  schema: { type: 'string' as const, format: 'uuid' },
  example: '7a5c0c55-0d0e-4d1f-9d53-4a3f2a1f6c11',
};

/** The uploads of sealed files as paths of the service's OpenAPI document; https://tus.io/protocols/resumable-upload has the rest. */
export const uploadsPaths: OpenAPIObject['paths'] = {
  '/uploads': {
    post: operation('begin', 'Begin the upload of a sealed file (tus 1.0)', {
      description:
        'Answers the address of the upload in `Location`. After a broken connection `HEAD` on it tells in `Upload-Offset` ' +
        'how far it came; `PATCH` goes on from there. The finished upload is named in `uploads` of the bid that it belongs to.',
      parameters: [
        version,
        header('Upload-Length', '204800', 'bytes of the age file'),
        header(
          'Upload-Metadata',
          'project M2YwZjZhNTItOWEzZS00ZTFiLThjMzQtMGQxYTNjOGYyYjEx,lot MQ==,sha256 ZTNiMGM0NDI5OGZjMWMxNDlhZmJmNGM4OTk2ZmI5MjQyN2FlNDFlNDY0OWI5MzRjYTQ5NTk5MWI3ODUyYjg1NQ==',
          'name and base64 value each: `project`, `lot` and `sha256` of the age file in hex',
        ),
      ],
      responses: {
        '201': {
          description: 'begun',
          headers: {
            Location: { schema: { type: 'string' }, example: 'uploads/7a5c0c55-0d0e-4d1f-9d53-4a3f2a1f6c11' },
          },
        },
        '400': problem(400, 'upload-length-missing', 'upload-metadata-malformed'),
        '404': problem(404, 'project-unknown', 'lot-unknown'),
      },
    }),
  },
  '/uploads/{upload}': {
    patch: operation(
      'continue',
      'Send the next bytes of an upload',
      {
        description:
          'The file that its last byte completes is checked: its digest, and that it is an age file (BID-04).',
        parameters: [
          upload,
          version,
          header('Upload-Offset', '0', 'where these bytes go; refused unless it is where the upload stands'),
        ],
        requestBody: {
          required: true,
          content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        responses: {
          '204': { description: 'kept; `Upload-Offset` tells how far the upload came' },
          '404': problem(404, 'upload-unknown'),
          '409': problem(409, 'upload-finished'),
          '422': problem(422, 'bid-not-sealed'),
        },
      },
      ['BID-04'],
    ),
    delete: operation('remove', 'Give an unfinished upload up', {
      parameters: [upload, version],
      responses: {
        '204': { description: 'removed' },
        '404': problem(404, 'upload-unknown'),
        '409': problem(409, 'upload-finished'),
      },
    }),
  },
};

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

function operation(
  act: string,
  summary: string,
  { responses, ...parts }: Partial<Operation>,
  rules: readonly RuleId[] = [],
): Operation {
  return {
    operationId: `bidding.Uploads.${act}`,
    summary,
    security: [{ bearer: [] }],
    responses: {
      ...responses,
      '401': problem(401, 'token-missing', 'token-invalid'),
      '403': problem(403, 'role-not-allowed'),
    },
    ...parts,
    ...({ 'x-roles': ['bidder'], 'x-rules': rules } as object),
  };
}

function header(name: string, example: string, description: string) {
  return { name, in: 'header' as const, required: true, schema: { type: 'string' as const }, example, description };
}

function problem(status: number, ...codes: [string, ...string[]]) {
  return { description: codes.map((code) => `\`${code}\``).join(', '), content: problemContent(status, codes[0]) };
}
