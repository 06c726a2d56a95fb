import { type NextFunction, type Request, type Response } from 'express';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import { type AddressBook, openAddressBook } from './address-book';

/** Paths that are answered by the platform itself and never by a page. */
const OWN = /^\/(api|log|docs|docs-json|platform|time|health)(\/|$)/;
const FIRST_PAGE = 'index.html';
/** What browsers ask for beside an answer that is no page of ours. */
const ASKED_ICON = '/favicon.ico';
const ICON = '/mark.svg';
/** To which a sign-in in a window of its own returns; it must reach the window that opened it. */
const SIGNED_IN = '/signed-in';

/** Whether there is what an address of the portal names; undefined where that is not known. */
export type IsThere = (project: string) => Promise<boolean | undefined>;

/**
 * The portal's files, compressed when it was built; those with a digest in their name are kept by browsers for good. An
 * address of the portal gets its first page; any other that a browser asks a page for gets it as well, which then says
 * that there is no such page, with status 404.
 * @param folder of the built portal; where there is none, nothing is served.
 * @param isThere says whether a project is public.
 */
export function portalPages(
  folder: string,
  isThere: IsThere,
): (request: Request, response: Response, next: NextFunction) => void {
  const first = join(folder, FIRST_PAGE);
  if (!existsSync(first)) return (_request, _response, next) => next();
  const page = readFileSync(first);
  const addresses = openAddressBook(folder);
  const files = sirv(folder, {
    extensions: ['html'],
    gzip: true,
    brotli: true,
    etag: true,
    setHeaders: (response, path) => {
      if (path === SIGNED_IN) response.removeHeader('cross-origin-opener-policy');
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const firstPage = (request: Request, response: Response, next: NextFunction): void => {
    request.url = '/';
    files(request, response, next);
  };
  return (request, response, next) => {
    if (request.path === ASKED_ICON) request.url = ICON;
    if (OWN.test(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    files(request, response, () => {
      if (/\.[a-z0-9]+$/i.test(request.path) || !request.accepts('html')) return next();
      void isPage(request.path, addresses, isThere).then((is) => {
        if (is) return firstPage(request, response, next);
        response.status(404).set('cache-control', 'no-cache').type('html').send(page);
      });
    });
  };
}

async function isPage(path: string, addresses: AddressBook, isThere: IsThere): Promise<boolean> {
  const found = addresses.find(path);
  if (!found) return false;
  const { address, parameters } = found;
  return address !== '/projects/:project' || (await isThere(parameters['project'] ?? '')) !== false;
}
