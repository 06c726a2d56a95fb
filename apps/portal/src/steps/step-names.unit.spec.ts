import { expect, it } from '@jest/globals';
import { EVENT_TYPES, EVENTS } from '@mingtang/contracts';
import { join } from 'node:path';
import { textsIn } from '../language/checking/portal-texts';

it.each([
  ['zh-CN', 'zh'],
  ['en', 'en'],
] as const)(
  'steps are called in %s as the catalogue of events says (run `npm run generate` when not)',
  (language, of) => {
    const texts = textsIn(join(import.meta.dirname, 'texts'), language);
    expect(Object.fromEntries(texts)).toEqual(
      Object.fromEntries(EVENT_TYPES.map((type) => [`name.${type}`, EVENTS[type].name[of]])),
    );
  },
);
