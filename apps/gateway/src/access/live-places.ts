import { type RequestHandler } from 'express';
import { callerKey } from './caller';
import { answerProblem } from './problem-response';
import { TooManyError } from './too-many';

/** Lets each caller have so many streams open at once: they have no end, and their places are few. */
export function placesPerCaller(most: number): RequestHandler {
  const open = new Map<string, number>();
  return (request, response, next) => {
    const caller = callerKey(request);
    const before = open.get(caller) ?? 0;
    if (before >= most)
      return answerProblem(
        request,
        response,
        new TooManyError({
          zh: `该账号或网络地址已打开 ${most} 个实时连接，请先关闭一些页面`,
          en: `this account or address has ${most} live streams open already; close some pages first`,
        }),
      );
    open.set(caller, before + 1);
    response.once('close', () => {
      const rest = (open.get(caller) ?? 1) - 1;
      if (rest === 0) open.delete(caller);
      else open.set(caller, rest);
    });
    next();
  };
}
