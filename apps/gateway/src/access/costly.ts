import { type RequestHandler } from 'express';
import { type GatewayOptions } from '../options';
import { Turns } from './turns';

/** Lists, counts and statistics of the register, whose cost nobody can foresee. */
const SEARCH = /^\/api\/disclosure\/register\/(?:projects|facets|statistics)\/?$/i;
const EXPORT = /^\/api\/disclosure\/register\/(?:projects\/[^/]+\/)?export\.[a-z]+\/?$/i;
/** A file is cut off of which nothing moves for so long, its wait included, so that its turn goes on to others. */
const STALLED_MS = 90_000;

/** Has whoever searches, and whoever has files made, take turns with the others, so that one caller keeps nobody waiting. */
export function turnsAtCostly({ searchesPerCaller }: Pick<GatewayOptions, 'searchesPerCaller'>): RequestHandler {
  const searches = new Turns({
    atOnce: 8,
    perCaller: searchesPerCaller,
    waitingPerCaller: 20,
    patienceMs: 10_000,
    tooMany: {
      zh: '同一账号或网络地址有过多查询同时进行，请等待前面的查询完成后再试',
      en: 'this account or address has too many searches under way; wait for them to end',
    },
  });
  const exports = new Turns({
    atOnce: 8,
    perCaller: searchesPerCaller,
    waitingPerCaller: 10,
    patienceMs: 60_000,
    tooMany: {
      zh: '同一账号或网络地址有过多文件正在生成，请等待前面的下载完成后再试',
      en: 'this account or address has too many files being made; wait for its downloads to end',
    },
  });
  return (request, response, next) => {
    if (SEARCH.test(request.path)) return void searches.handler(request, response, next);
    if (!EXPORT.test(request.path)) return next();
    response.setTimeout(STALLED_MS, () => response.destroy());
    return void exports.handler(request, response, next);
  };
}
