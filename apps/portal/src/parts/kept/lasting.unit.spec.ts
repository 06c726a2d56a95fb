import { beforeEach, describe, expect, it } from '@jest/globals';
import { keptUnder } from '../../desks/expert/room/use-kept';
import { forgetLasting, keepLastingFor } from './lasting';

let storage: Storage;
const sheet = keptUnder('seat', 'score');
const draft = 'mingtang.draft.project';

beforeEach(() => {
  const items = new Map<string, string>();
  storage = {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
  keepLastingFor('expert', storage);
  for (const key of [sheet, draft, 'mingtang.language']) storage.setItem(key, 'x');
});

const left = () => [sheet, draft, 'mingtang.language'].filter((key) => storage.getItem(key) !== null);

describe('sheets and drafts that a browser keeps', () => {
  it('are forgotten at a sign-out, and nothing else', () => {
    forgetLasting(storage);
    expect(left()).toEqual(['mingtang.language']);
  });

  it('are there again for the same account, however its session ended', () => {
    keepLastingFor('expert', storage);
    expect(left()).toHaveLength(3);
  });

  it('are forgotten when another account signs in', () => {
    keepLastingFor('rival', storage);
    expect(left()).toEqual(['mingtang.language']);
    storage.setItem(sheet, 'the rival’s');
    keepLastingFor('rival', storage);
    expect(storage.getItem(sheet)).toBe('the rival’s');
  });
});
