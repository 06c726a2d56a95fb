import { describe, expect, it } from '@jest/globals';
import { GroupCommit, type Settled } from './group-commit';

interface Work {
  readonly name: string;
  readonly apart: readonly string[];
}

const work = (name: string, ...apart: string[]): Work => ({ name, apart });

/** A commit that notes its groups and does as it is told. */
function committing(most: number, outcome: (work: Work, group: readonly Work[]) => Settled<string>) {
  const groups: string[][] = [];
  const group = new GroupCommit<Work, string>(async (works) => {
    groups.push(works.map(({ name }) => name));
    await new Promise((resolve) => setImmediate(resolve));
    return works.map((one) => outcome(one, works));
  }, most);
  return { group, groups };
}

const accept = ({ name }: Work): Settled<string> => ({ ok: true, value: name });

describe('works that arrive while a transaction is under way', () => {
  it('go together in the next one, at most so many', async () => {
    const { group, groups } = committing(2, accept);
    const names = ['a', 'b', 'c', 'd'];
    expect(await Promise.all(names.map((name) => group.run(work(name, name))))).toEqual(names);
    expect(groups).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('that must stay apart go one after the other, in order', async () => {
    const { group, groups } = committing(9, accept);
    await Promise.all([
      group.run(work('first', 'x')),
      group.run(work('a', 'lot')),
      group.run(work('b', 'lot', 'key')),
      group.run(work('c', 'key')),
      group.run(work('d', 'other')),
    ]);
    expect(groups).toEqual([['first'], ['a', 'd'], ['b'], ['c']]);
  });

  it('each have their own outcome', async () => {
    const refusal = new Error('late');
    const { group } = committing(9, (one) => (one.name === 'bad' ? { ok: false, error: refusal } : accept(one)));
    const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map((name) => group.run(work(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('a transaction that fails', () => {
  it('is taken apart, so that only the work at fault fails', async () => {
    const { group } = committing(9, (one, works) => {
      if (works.some(({ name }) => name === 'poison')) throw new Error('constraint');
      return accept(one);
    });
    const outcomes = await Promise.allSettled(['a', 'b', 'poison', 'c'].map((name) => group.run(work(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('for a passing reason fails all in it, and the next goes on', async () => {
    let down = true;
    const { group } = committing(9, (one) => {
      if (down) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      return accept(one);
    });
    const outcomes = await Promise.allSettled(['a', 'b'].map((name) => group.run(work(name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    down = false;
    expect(await group.run(work('c'))).toBe('c');
  });
});
