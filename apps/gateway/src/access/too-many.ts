import { type BilingualText } from '@mingtang/contracts';
import { HttpException } from '@nestjs/common';

/** A caller asks for more than one may have; says what, and what to do. */
export class TooManyError extends HttpException {
  constructor(readonly words: BilingualText) {
    super(words.en, 429);
  }
}
