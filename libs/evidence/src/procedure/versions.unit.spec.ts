import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionOf, type ProcedureDefinition, PROCEDURES, proceduresInForce } from '@mingtang/procedure/procedures';
import { readFile } from 'node:fs/promises';
import { type Bundle } from '../bundle/bundle';
import { zipBundle } from '../bundle/zip-bundle';
import { syntheticEvidence } from '../fixtures/synthetic-bundle';
import { type Wishes } from '../fixtures/synthetic-project';
import { verifyBundle } from '../verify-bundle';

const EXAMPLE = new URL('../../../../docs/spec/evidence-example.zip', import.meta.url);
const FIRST = definitionOf('cn-open-tender@1');
const [ANOTHER_COUNT, LESS, OTHERWISE] = ['cn-open-tender@2', 'less@1', 'otherwise@1'];

const { award: _, ...withoutAward } = FIRST.acts;
const { 'conclude-report': concludeReport } = FIRST.acts;

/** What stands in the registry beside what stood there when the first notices were published. */
const LATER: readonly ProcedureDefinition[] = [
  { ...FIRST, version: 2, inForce: { from: '2026-06-01' }, offers: { ...FIRST.offers, fewest: 5 } },
  { ...FIRST, id: 'less', acts: withoutAward },
  {
    ...FIRST,
    id: 'otherwise',
    acts: {
      ...FIRST.acts,
      ...(concludeReport && { 'conclude-report': { ...concludeReport, leads: { no: 'stays' } } }),
    },
  },
];

async function failures(bundle: Bundle): Promise<string[]> {
  const found: string[] = [];
  for await (const check of verifyBundle(bundle)) if (!check.ok) found.push(`${check.code}: ${check.failure.en}`);
  return found;
}

const made = async (wishes: Wishes) => (await syntheticEvidence(wishes)).bundle;

describe('versions of a procedure', () => {
  const registry = PROCEDURES as ProcedureDefinition[];
  const before = registry.length;
  beforeAll(() => void registry.push(...LATER));
  afterAll(() => void registry.splice(before));

  it('leave a tender with the version of its notice to its end: what was made under @1 verifies after @2 came', async () => {
    expect(proceduresInForce('2036-03-03')).toContainEqual(expect.objectContaining({ id: FIRST.id, version: 2 }));
    expect(proceduresInForce('2036-03-03')).not.toContainEqual(FIRST);
    expect(await failures(await zipBundle(new Blob([await readFile(EXAMPLE)])))).toEqual([]);
    expect(await failures(await made({}))).toEqual([]);
  });

  it('differ in what they allow: three bids are not opened by @2, which asks for five (OPN-02)', async () => {
    const found = await failures(await made({ procedure: ANOTHER_COUNT }));
    expect(found).not.toEqual([]);
    expect(found.filter((each) => each.startsWith('procedure-logged'))).toEqual([]);
  });

  it('name an act that they do not know, and fail nothing else by it', async () => {
    const found = await failures(await made({ procedure: LESS }));
    expect(found).toContainEqual(
      expect.stringMatching(
        /^procedure-followed: lot lot-1: less@1 does not know to determine the winner \(entry \d+\)$/,
      ),
    );
  });

  it('name an outcome that they do not know', async () => {
    const found = await failures(await made({ procedure: OTHERWISE }));
    expect(found).toContainEqual(
      expect.stringMatching(
        /^procedure-followed: lot lot-1: otherwise@1 does not know to conclude the report with the/,
      ),
    );
  });

  it('that are not known here are named, with the notice', async () => {
    const falsify: Wishes['falsify'] = ({ payload }) => {
      const { published } = payload as { published?: object };
      return published ? { ...(payload as object), published: { ...published, procedure: 'unknown@7' } } : payload;
    };
    expect(await failures(await made({ falsify }))).toContainEqual(
      'procedure-logged: the notice goes by unknown@7, which is not known here',
    );
  });
});
