import { applyDecorators, HttpCode, SetMetadata, type Type, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';
import { PROBLEM_MEDIA_TYPE, type Role } from '@mingtang/contracts';
import { type Refusal, type RuleId, RULES } from '@mingtang/procedure/rules';
import { ProblemDto } from '../problems/problem.dto';
import { STATUS_OF_KIND } from '../problems/status';
import { NoneYet } from './none-yet';

export const ACT = Symbol('act');

/** What an endpoint does, for whom, and how it can refuse. The guard enforces it, the OpenAPI document prints it. */
export interface ActOptions {
  readonly summary: string;
  readonly description?: string;
  /** Roles that may, or `public` for what the law makes public. Which organisation and project, the use case decides. */
  readonly by: readonly Role[] | 'public';
  /** Default 200, or 201 for a create. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly response?: Type<unknown> | readonly [Type<unknown>];
  /** What 204 means, where there may be none yet of what is asked for: the handler then returns undefined. */
  readonly noneYet?: string;
  /** Media types where the response is not JSON. */
  readonly produces?: readonly string[];
  /** Rules of law that this act can be refused by. */
  readonly rules?: readonly RuleId[];
  /** Codes of its refusals, by kind. */
  readonly refuses?: Partial<Record<Refusal['kind'], readonly string[]>>;
  /** For how many seconds a shared cache may answer anonymous readers of a public act without asking; 1 where not given. */
  readonly maxAge?: number;
  /** Whether it is in time or late by when it arrived: then it is carried out even if the database is away meanwhile. */
  readonly hasDeadline?: boolean;
  /** Whether it creates something, and so takes an Idempotency-Key. */
  readonly creates?: boolean;
}

/** Declares an endpoint. Every handler has exactly one; without it the guard lets nobody through. */
export function Act(options: ActOptions): MethodDecorator {
  const status = options.status ?? (options.creates ? 201 : 200);
  return applyDecorators(
    SetMetadata(ACT, options),
    HttpCode(status),
    ApiOperation({
      summary: options.summary,
      description: describe(options),
      'x-roles': options.by === 'public' ? ['public'] : [...options.by],
      'x-rules': [...(options.rules ?? [])],
      'x-refusals': options.refuses ?? {},
    } as Parameters<typeof ApiOperation>[0]),
    ApiResponse({ status, ...successBody(options) } as ApiResponseOptions),
    ...(options.noneYet === undefined
      ? []
      : [UseInterceptors(NoneYet), ApiResponse({ status: 204, description: options.noneYet })]),
    ...(options.by === 'public' ? [] : [ApiBearerAuth()]),
    ...(options.creates
      ? [
          ApiHeader({
            name: 'Idempotency-Key',
            required: false,
            description: 'A repeat under the same key gets the first answer and changes nothing.',
            example: '0b7c6f1e-6d0e-4f5a-9c57-0f2f2c9a9a01',
          }),
        ]
      : []),
    ...problemResponses(options),
  );
}

function describe({ description, rules = [] }: ActOptions): string {
  const lawful = rules.map(
    (rule) => `- **${rule}** ${RULES[rule].title.en} / ${RULES[rule].title.zh} (${RULES[rule].source})`,
  );
  return [description, lawful.length > 0 ? `Rules:\n${lawful.join('\n')}` : undefined].filter(Boolean).join('\n\n');
}

function successBody({ response, produces, summary }: ActOptions): Partial<ApiResponseOptions> {
  if (produces)
    return {
      description: summary,
      content: Object.fromEntries(produces.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
    };
  if (response === undefined) return { description: summary };
  return 'length' in response && Array.isArray(response)
    ? { description: summary, type: response[0] as Type<unknown>, isArray: true }
    : { description: summary, type: response as Type<unknown> };
}

function problemResponses({ by, refuses = {}, hasDeadline }: ActOptions): MethodDecorator[] {
  const codes = new Map<number, string[]>();
  const add = (status: number, added: readonly string[]): void => {
    codes.set(status, [...(codes.get(status) ?? []), ...added]);
  };
  add(400, ['request-invalid', 'request-too-deep']);
  if (by !== 'public') {
    add(401, ['token-missing', 'token-invalid']);
    add(403, ['role-not-allowed']);
  }
  for (const [kind, kindCodes] of Object.entries(refuses)) add(STATUS_OF_KIND[kind as Refusal['kind']], kindCodes);
  add(429, ['too-many-requests']);
  add(503, ['database-silent', 'temporarily-unavailable', ...(hasDeadline ? ['arrived-undecided'] : [])]);
  return [...codes].map(([status, list]) =>
    ApiResponse({
      status,
      description: list.map((code) => `\`${code}\``).join(', '),
      content: problemContent(status, list[0] ?? ''),
    }),
  );
}

/** The content of a refusal in an OpenAPI document, with the first of its codes as example. */
export function problemContent(status: number, code: string) {
  return {
    [PROBLEM_MEDIA_TYPE]: {
      schema: { $ref: `#/components/schemas/${ProblemDto.name}` },
      example: { type: `urn:mingtang:problem:${code}`, code, status },
    },
  };
}
