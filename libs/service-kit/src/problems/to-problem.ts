import { HttpException } from '@nestjs/common';
import { type BilingualText, type Problem, type ProblemItem } from '@mingtang/contracts';
import { isSilence, isTransient } from '@mingtang/messaging';
import { type Refusal, RefusedError, RULES } from '@mingtang/procedure/rules';
import { type ValidationError } from 'class-validator';
import { UnauthenticatedError } from '../access/unauthenticated';
import { ArrivedUndecidedError } from '../arrival/undecided';
import { formErrors } from './form-errors';
import { KIND_ORDER, STATUS_OF_KIND } from './status';
import { isStorageFull } from './storage-full';

export type Language = 'zh' | 'en';

/** The body of a request does not have the form that its DTO gives. */
export class InvalidRequestError extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('request invalid');
  }
}

const TITLES: Record<number, BilingualText> = {
  400: { zh: '请求内容有误', en: 'The request is not valid' },
  401: { zh: '需要登录', en: 'Authentication needed' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  409: { zh: '与当前状态冲突', en: 'In conflict with the present state' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '不支持的内容类型', en: 'Unsupported media type' },
  422: { zh: '不符合规则', en: 'Against the rules' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  500: { zh: '系统内部错误', en: 'Internal error' },
  502: { zh: '结果未知', en: 'Outcome unknown' },
  503: { zh: '服务暂不可用', en: 'Temporarily unavailable' },
};

const UNAUTHENTICATED: Record<UnauthenticatedError['code'], string> = {
  'token-missing': '请先登录',
  'token-invalid': '登录已失效，请重新登录',
  'account-disabled': '账号已停用，请联系平台运营者',
};

/** Says any error as RFC 9457 problem details; what is not ours to show becomes a plain 500. */
export function toProblem(error: unknown, instance: string, language: Language): Problem {
  if (error instanceof RefusedError) return refused(error.refusals, instance, language);
  // Nest wraps what a body parser throws.
  if (error instanceof HttpException && error.cause instanceof RefusedError)
    return refused(error.cause.refusals, instance, language);
  if (error instanceof InvalidRequestError) return invalid(error.errors, instance, language);
  if (error instanceof UnauthenticatedError)
    return problem(
      401,
      { code: error.code, message: { zh: UNAUTHENTICATED[error.code], en: error.message } },
      instance,
      language,
    );
  if (isStorageFull(error))
    return problem(
      503,
      {
        code: 'storage-full',
        message: {
          zh: '平台存储空间不足，未作任何更改，请稍后重试；平台运营者已收到告警',
          en: 'the platform has no room left to keep this; nothing was changed. Its operator is alerted; please try again later',
        },
      },
      instance,
      language,
    );
  const item = unavailable(error);
  if (item) return problem(503, item, instance, language);
  if (isUnusableValue(error))
    return problem(
      400,
      {
        code: 'request-malformed',
        message: {
          zh: '请求中含有无法保存或比较的内容，如空字符或伪造的分页游标',
          en: 'the request holds what cannot be stored or compared, such as a NUL character or a forged cursor',
        },
      },
      instance,
      language,
    );
  const status = httpStatusOf(error);
  if (status === undefined || (status >= 500 && status !== 502))
    return problem(
      500,
      {
        code: 'internal-error',
        message: { zh: '系统内部错误，已记录', en: 'an internal error; it has been recorded' },
      },
      instance,
      language,
    );
  return problem(
    status,
    { code: codeOfStatus(status), message: plainMessage(status, error as Error) },
    instance,
    language,
  );
}

/** What is told where it is the platform that is slow or away; undefined where it is not. */
function unavailable(error: unknown): ProblemItem | undefined {
  if (error instanceof ArrivedUndecidedError) {
    const { arrivedAt } = error;
    return {
      code: 'arrived-undecided',
      params: { arrivedAt },
      message: {
        zh: `已于 ${arrivedAt} 到达，是否逾期以此时间为准；尚未办结，平台继续办理。请原样重发以取得结果`,
        en: `it arrived at ${arrivedAt}, and that time counts; it is not decided yet, and the platform goes on with it. Send the same again to learn the outcome`,
      },
    };
  }
  if (isSilence(error))
    return {
      code: 'database-silent',
      message: {
        zh: '数据库未在规定时间内响应，请稍后原样重试（带同一 Idempotency-Key 的请求只生效一次）',
        en: 'the database did not answer in time; please send the same again shortly (under one Idempotency-Key it takes effect once)',
      },
    };
  if (isTransient(error) || httpStatusOf(error) === 503)
    return {
      code: 'temporarily-unavailable',
      message: {
        zh: '服务暂不可用，请稍后原样重试',
        en: 'temporarily unavailable; please send the same again shortly',
      },
    };
  return undefined;
}

function problem(
  status: number,
  item: ProblemItem,
  instance: string,
  language: Language,
  errors?: readonly ProblemItem[],
): Problem {
  const title = TITLES[status] ?? TITLES[400];
  return {
    type: `urn:mingtang:problem:${item.code}`,
    title: title?.[language] ?? '',
    status,
    detail: item.message[language],
    instance,
    ...item,
    ...(errors && { errors }),
  };
}

function refused(refusals: readonly Refusal[], instance: string, language: Language): Problem {
  const [first] = [...refusals].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  if (!first) return toProblem(new Error('refused without a reason'), instance, language);
  return problem(
    STATUS_OF_KIND[first.kind],
    itemOf(first),
    instance,
    language,
    refusals.length > 1 ? refusals.map(itemOf) : undefined,
  );
}

function itemOf({ code, field, rule, message, params }: Refusal): ProblemItem {
  return {
    code,
    ...(field !== undefined && { field }),
    ...(rule !== undefined && { rule, source: RULES[rule].source }),
    ...(params !== undefined && { params }),
    message,
  };
}

/** So many reasons are told in the sentence of the whole; the others stand among its errors. */
const MOST_TOLD = 3;

function invalid(errors: readonly ValidationError[], instance: string, language: Language): Problem {
  const items = formErrors(errors, itemOf);
  const told = items.slice(0, MOST_TOLD);
  const more = items.length - told.length;
  return problem(
    400,
    {
      code: 'request-invalid',
      ...(items[0]?.field !== undefined && { field: items[0].field }),
      message: {
        zh: told.map(({ message }) => message.zh).join('；') + (more > 0 ? `；另有 ${more} 处` : ''),
        en: told.map(({ message }) => message.en).join('; ') + (more > 0 ? `; and ${more} more` : ''),
      },
    },
    instance,
    language,
    items,
  );
}

/** SQLSTATEs of text that Postgres takes for no value of the type: out of its character set, or malformed, or out of range. */
const UNUSABLE_VALUE = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** DTOs check form, not whether Postgres can hold it: NUL characters and the parts of a forged cursor get so far. */
function isUnusableValue(error: unknown): boolean {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && UNUSABLE_VALUE.has(code);
}

/** Nest's own exceptions, and those of body-parser and Express, carry a status. */
function httpStatusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : undefined;
}

function codeOfStatus(status: number): string {
  const codes: Record<number, string> = {
    400: 'request-malformed',
    403: 'not-allowed',
    404: 'not-found',
    413: 'too-large',
    415: 'media-type-unsupported',
    429: 'too-many-requests',
    502: 'outcome-unknown',
  };
  return codes[status] ?? `http-${status}`;
}

function plainMessage(status: number, error: Error): BilingualText {
  return { zh: TITLES[status]?.zh ?? '请求有误', en: error.message };
}
