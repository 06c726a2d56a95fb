import { type NextFunction, type Request, type Response } from 'express';

/** Headers of which a browser complains that came over plain http from another machine, since it cannot follow them there. */
const NEED_SECURE_CONTEXT = ['cross-origin-opener-policy', 'origin-agent-cluster'];
const THIS_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

/** Leaves out what only a secure context can follow, where the browser has none. A proxy in front that speaks https says so. */
export function onlyWhatIsFollowed(request: Request, response: Response, next: NextFunction): void {
  const secure = request.secure || request.get('x-forwarded-proto') === 'https';
  if (!secure && !THIS_MACHINE.test(request.get('host') ?? ''))
    for (const header of NEED_SECURE_CONTEXT) response.removeHeader(header);
  next();
}
