import { beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '@mingtang/transparency';
import { syntheticEvidence, type SyntheticEvidence } from '../fixtures/synthetic-bundle';
import { verifyBundle } from '../verify-bundle';
import { type EvaluationDocument } from './evaluation-document';

const PATH = 'evaluation/lot-1/document.json';
type Committee = EvaluationDocument['committee'];
type Change = (committee: Committee) => Committee;

let evidence: SyntheticEvidence;
beforeAll(async () => {
  evidence = await syntheticEvidence();
});

/** What is said of the draws where the evaluation document tells another committee. */
async function saidOf(change: Change): Promise<string> {
  const bundle = evidence.bundle.copy();
  const document = JSON.parse(bundle.text(PATH)) as EvaluationDocument;
  bundle.write(PATH, canonicalJson({ ...document, committee: change(document.committee) }));
  const failures: string[] = [];
  for await (const check of verifyBundle(bundle))
    if (!check.ok && check.code === 'draws-fair') failures.push(check.failure.en);
  return failures.join('\n');
}

/** The first member, changed. */
const first =
  (change: (member: Committee['members'][number], next: Committee['members'][number]) => object): Change =>
  (committee) => {
    const [one, two, ...rest] = committee.members;
    if (!one || !two) throw new Error('no committee');
    return { ...committee, members: [{ ...one, ...change(one, two) }, two, ...rest] };
  };

/** Pseudonyms that sit, and one that is in the list and does not. */
function known({ members, draws }: Committee) {
  const sit = members.map(({ id }) => id);
  const out = new Set(draws[0]?.request.exclusions.map(({ id }) => id));
  const reserve = draws[0]?.request.candidates.find(({ id }) => !sit.includes(id) && !out.has(id))?.id ?? '';
  return { sit, reserve };
}

describe('the committee of an evaluation document', () => {
  it('is the one drawn in an honest bundle', async () => {
    expect(await saidOf((committee) => committee)).toBe('');
  });

  it.each<[string, Change, RegExp]>([
    [
      'another expert behind a pseudonym',
      first(({ opened }) => ({ opened: { ...opened, expert: crypto.randomUUID(), name: '自己人' } })),
      /is opened as 自己人, which is not what the request of draw 2 had committed to/,
    ],
    ['another salt', first(({ opened }) => ({ opened: { ...opened, salt: '0'.repeat(64) } })), /had committed to/],
    ['nobody behind a pseudonym', first(() => ({ opened: undefined })), /is not opened/],
    ['one expert behind two pseudonyms', first((_, { opened }) => ({ opened })), /are the same expert/],
    [
      'names other than the report',
      first(({ opened }) => ({ opened: { ...opened, name: '自己人' } })),
      /the report names .*, drawn were .*自己人/,
    ],
    [
      'someone whose turn it is not',
      (committee) => first(() => ({ id: known(committee).reserve }))(committee),
      /seats .* for A08, whose turn it is not/,
    ],
    [
      'a recusal that was never logged',
      (committee) => ({
        ...committee,
        recused: [{ id: known(committee).reserve, draw: 2, recusedAt: '2036-03-25T00:00:00.000Z' }],
      }),
      /was never logged/,
    ],
    [
      'one recused whose turn it was not',
      (committee) => ({
        ...committee,
        recused: [{ id: known(committee).reserve, draw: 2, recusedAt: '2036-03-25T00:00:00.000Z' }],
      }),
      /recused, whose turn it was not|passes over/,
    ],
    [
      'one passed over who sits',
      (committee) => ({
        ...committee,
        passedOver: [{ draw: 2, candidate: known(committee).sit[0] ?? '', reason: 'left-pool' }],
      }),
      /seats .* whose turn it is not/,
    ],
    [
      'one passed over who was never in the order',
      (committee) => ({ ...committee, passedOver: [{ draw: 2, candidate: 'x', reason: 'left-pool' }] }),
      /said to pass over x, who is in none of its orders/,
    ],
  ])('with %s is named', async (_, change, said) => {
    expect(await saidOf(change)).toMatch(said);
  });
});
