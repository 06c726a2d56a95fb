import { describe, expect, it } from '@jest/globals';
import { type OwedAct } from './owed-act';
import { groupsOf, isLate } from './owed-groups';

const act = (key: string, project: string | undefined, due?: string): OwedAct => ({
  key,
  ...(project !== undefined && { project: { id: project, title: `title of ${project}` } }),
  what: `do ${key}`,
  to: `/to/${key}`,
  ...(due !== undefined && { due }),
});

describe('what is owed', () => {
  it('stands under its project, by its title, what was due longest ago first and what has no time last', () => {
    const groups = groupsOf([
      act('draft', 'three'),
      act('answer', 'one', '2026-12-03T00:00:00Z'),
      act('late', 'two', '2026-11-01T00:00:00Z'),
      act('contract', 'one', '2026-12-01T00:00:00Z'),
    ]);
    expect(groups.map(({ title, acts }) => [title, acts.map(({ key }) => key)])).toEqual([
      ['title of two', ['late']],
      ['title of one', ['contract', 'answer']],
      ['title of three', ['draft']],
    ]);
    expect(groups.map(({ to }) => to)).toEqual(['/to/late', undefined, '/to/draft']);
  });

  it('leads by its title only to where all of it is done', () => {
    const at = (to: string, key: string): OwedAct => ({ ...act(key, 'one'), to });
    expect(groupsOf([at('/lots/1', 'a'), at('/lots/1', 'b')]).map(({ to }) => to)).toEqual(['/lots/1']);
    expect(groupsOf([at('/lots/1', 'a'), at('/lots/2', 'b')]).map(({ to }) => to)).toEqual([undefined]);
  });

  it('compares times as instants, however they are written', () => {
    const groups = groupsOf([
      act('later', 'one', '2026-12-01T01:00:00.000Z'),
      act('sooner', 'two', '2026-12-01T08:30:00+08:00'),
    ]);
    expect(groups.map(({ key }) => key)).toEqual(['two', 'one']);
  });

  it('stands alone, by what is to be done, where it is of no project', () => {
    expect(groupsOf([act('experts', undefined), act('letters', undefined)]).map(({ title }) => title)).toEqual([
      'do experts',
      'do letters',
    ]);
  });

  it('names each of many drafts by its own title', () => {
    const titles = groupsOf(Array.from({ length: 45 }, (_, at) => act(`draft-${at}`, `p${at}`))).map(
      ({ title }) => title,
    );
    expect(new Set(titles).size).toBe(45);
  });

  it('is late at its time, and never without one', () => {
    const due = '2026-12-01T00:00:00.000Z';
    expect(isLate({ due }, Date.parse(due) - 1)).toBe(false);
    expect(isLate({ due }, Date.parse(due))).toBe(true);
    expect(isLate({}, Date.parse(due))).toBe(false);
  });
});
