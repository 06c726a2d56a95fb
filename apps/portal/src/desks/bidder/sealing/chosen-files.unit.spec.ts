import { describe, expect, it } from '@jest/globals';
import { withChosen } from './chosen-files';

const file = (name: string, text: string): File => new File([text], name, { type: 'application/pdf' });

describe('files chosen for a bid', () => {
  it('of one name and size are both kept where they differ, and the bidder is told the new name', async () => {
    const first = file('offer.pdf', 'aaaa');
    const { all, told } = await withChosen([first], [file('offer.pdf', 'bbbb')]);
    expect(all.map(({ name, type }) => [name, type])).toEqual([
      ['offer.pdf', 'application/pdf'],
      ['offer (2).pdf', 'application/pdf'],
    ]);
    expect(await all[1]?.text()).toBe('bbbb');
    expect(told).toEqual([{ kind: 'renamed', name: 'offer.pdf', as: 'offer (2).pdf' }]);
  });

  it('are told where they are there already', async () => {
    const { all, told } = await withChosen([file('offer.pdf', 'aaaa')], [file('offer.pdf', 'aaaa')]);
    expect(all).toHaveLength(1);
    expect(told).toEqual([{ kind: 'repeated', name: 'offer.pdf', as: 'offer.pdf' }]);
  });
});
