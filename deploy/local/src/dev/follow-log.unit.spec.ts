import { describe, expect, it } from '@jest/globals';
import { readable } from './follow-log';

describe('a line of a log', () => {
  it.each([
    ['{"level":30,"time":1,"pid":2,"msg":"listening","port":80}', 'info listening {"port":80}'],
    ['{"level":40,"msg":"slow"}', 'warn slow'],
    ['Error: out of memory', 'Error: out of memory'],
  ])('is shown as people read it', (line, shown) => expect(readable(line)).toBe(shown));
});
