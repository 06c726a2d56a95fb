import { describe, expect, it } from '@jest/globals';
import { generateCustodyIdentity } from './age-identity';
import { type CustodyError, type PublishedCustody, soundCustody } from './sound-custody';

async function custody(threshold: number, count = 3): Promise<PublishedCustody> {
  const custodians = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      id: `c${index}`,
      name: `custodian ${index}`,
      recipient: (await generateCustodyIdentity()).recipient,
    })),
  );
  return { threshold, custodians };
}

function problemsOf(published: PublishedCustody | undefined): readonly string[] {
  try {
    soundCustody(published);
    return [];
  } catch (error) {
    return (error as CustodyError).problems;
  }
}

describe('the custody to which a bid is sealed', () => {
  it('is sound with two of three custodians who each gave a key', async () => {
    const published = await custody(2);
    expect(soundCustody(published)).toEqual(published);
  });

  it('is refused where one custodian alone could open every bid', async () => {
    expect(problemsOf(await custody(1))).toEqual([expect.stringContaining('a single custodian')]);
  });

  it('is refused where the threshold can never be met', async () => {
    expect(problemsOf(await custody(4))).toEqual([expect.stringContaining('can never be 4')]);
  });

  it('is refused where one key counts twice', async () => {
    const { custodians } = await custody(2);
    const [first] = custodians;
    const doubled = [...custodians, { id: 'c9', name: 'another', recipient: first?.recipient ?? '' }];
    expect(problemsOf({ threshold: 2, custodians: doubled })).toEqual(['two custodians have the same key']);
  });

  it('is refused where a custodian has given no key yet, or there is no custody', async () => {
    const { custodians } = await custody(2);
    expect(problemsOf({ threshold: 2, custodians: [...custodians, { id: 'c9', name: 'late one' }] })).toEqual([
      'late one has given no age recipient',
    ]);
    expect(problemsOf(undefined)).toEqual(['the project has no custodians']);
  });
});
