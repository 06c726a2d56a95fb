import { describe, expect, it } from '@jest/globals';
import { type ChosenDocument, chooseApart } from './document-set';

const document = (name: string, text: string): ChosenDocument => ({
  name,
  size: text.length,
  content: () => new Blob([text]).stream() as ReadableStream<Uint8Array>,
});
const apart = async (present: ChosenDocument[], chosen: ChosenDocument[]) => {
  const { added, repeated } = await chooseApart(present, chosen);
  return { names: added.map(({ name }) => name), repeated };
};

describe('documents chosen for a bid', () => {
  it('of one name and size but other contents are all kept, each under a name of its own', async () => {
    const offer = [document('offer.pdf', 'aaaa')];
    expect(await apart(offer, [document('offer.pdf', 'bbbb'), document('offer.pdf', 'cccc')])).toEqual({
      names: ['offer (2).pdf', 'offer (3).pdf'],
      repeated: [],
    });
  });

  it('that are the same to the last byte are told, and not taken twice', async () => {
    const offer = document('offer.pdf', 'aaaa');
    expect(await apart([offer], [document('offer.pdf', 'aaaa')])).toEqual({ names: [], repeated: ['offer.pdf'] });
    expect(await apart([], [offer, document('offer.pdf', 'bbbb'), document('offer.pdf', 'bbbb')])).toEqual({
      names: ['offer.pdf', 'offer (2).pdf'],
      repeated: ['offer.pdf'],
    });
  });

  it('of other names are kept even where they are the same', async () => {
    expect(await apart([document('a.pdf', 'x')], [document('b.pdf', 'x')])).toEqual({ names: ['b.pdf'], repeated: [] });
  });

  it('are kept apart by more than case, and with or without an ending', async () => {
    const chosen = [
      document('Offer.PDF', 'y'),
      document('notes', '1'),
      document('notes', '2'),
      document('.x', '3'),
      document('.x', '4'),
    ];
    expect(await apart([document('offer.pdf', 'x'), document('offer (2).pdf', 'z')], chosen)).toEqual({
      names: ['Offer (3).PDF', 'notes', 'notes (2)', '.x', '.x (2)'],
      repeated: [],
    });
  });
});
