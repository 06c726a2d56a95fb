import { type NextFunction, type Request, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

/** Paths that are answered by the platform itself and never by a page. */
const OWN = /^\/(api|log|docs|docs-json|platform|time|health)(\/|$)/;

/**
 * The portal's files, compressed when it was built; those with a digest in their name are kept by browsers for good. Any
 * other path that a browser asks a page for is one of the portal's own addresses, and gets its first page.
 * @param folder of the built portal; where there is none, nothing is served.
 */
export function portalPages(folder: string): (request: Request, response: Response, next: NextFunction) => void {
  if (!existsSync(join(folder, 'index.html'))) return (_request, _response, next) => next();
  const files = sirv(folder, {
    single: true,
    gzip: true,
    brotli: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  return (request, response, next) => {
    if (OWN.test(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) next();
    else files(request, response, next);
  };
}
