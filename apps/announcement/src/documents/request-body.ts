import { BadRequestException } from '@nestjs/common';
import { type Request } from 'express';
import { PassThrough, type Readable } from 'node:stream';

/**
 * The body of a request as a stream that may be given up early: then the rest is left unread, where giving up the request
 * itself would cut the connection before its caller gets the refusal.
 */
export function bodyOf(request: Request): Readable {
  const body = new PassThrough();
  request.once('close', () => {
    if (!request.complete) body.destroy(new BadRequestException('the upload was broken off'));
  });
  return request.pipe(body);
}
