import { describe, expect, it } from '@jest/globals';
import { canonicalJson, procedureEntryText } from '@mingtang/transparency';
import { type ProvenEntryFile } from '../bundle/files';
import { type MemoryBundle } from '../fixtures/memory-bundle';
import { syntheticEvidence } from '../fixtures/synthetic-bundle';
import { type Wishes } from '../fixtures/synthetic-project';
import { verifyBundle } from '../verify-bundle';

const PATH = 'log/procedure.json';

async function failures(
  wishes: Wishes = {},
  tamper: (bundle: MemoryBundle) => void = () => undefined,
): Promise<string[]> {
  const { bundle } = await syntheticEvidence(wishes);
  tamper(bundle);
  const found: string[] = [];
  for await (const check of verifyBundle(bundle))
    if (check.code === 'procedure-logged' && !check.ok) found.push(check.failure?.en ?? '');
  return found;
}

const altered = (change: (file: ProvenEntryFile) => ProvenEntryFile) => (bundle: MemoryBundle) =>
  bundle.write(PATH, canonicalJson(change(bundle.json<ProvenEntryFile>(PATH))));

describe('the procedure of a notice', () => {
  it('stands in the log before it, as it is known here', async () => {
    expect(await failures()).toEqual([]);
  });

  it('is missed where the bundle does not show it, or another than the log holds', async () => {
    const missing = ['the log does not hold cn-open-tender@1, which the notice names'];
    expect(await failures({}, (bundle) => void bundle.files.delete(PATH))).toEqual(missing);
    const other = procedureEntryText('2036-03-03T01:00:00.000Z', 'cn-open-tender@1', {
      id: 'cn-open-tender',
      version: 1,
    });
    expect(
      await failures(
        {},
        altered((file) => ({ ...file, entry: other })),
      ),
    ).toEqual(missing);
    expect(
      await failures(
        {},
        altered((file) => ({ ...file, index: 0 })),
      ),
    ).toEqual(missing);
  });

  it('is not the one of a notice that fixes another definition', async () => {
    const falsify: Wishes['falsify'] = ({ type, payload }) => {
      if (type !== 'announcement.project-published.v1') return payload;
      const { published, ...rest } = payload as { published: object };
      return { ...rest, published: { ...published, procedureDigest: 'a'.repeat(64) } };
    };
    expect(await failures({ falsify })).toEqual([
      expect.stringMatching(/the notice of revision 2 names another procedure than the first/),
      expect.stringMatching(/cn-open-tender@1 of the notice \(digest a{64}\) is another than the one known here/),
      expect.stringMatching(/entry 1 of the log holds cn-open-tender@1 of digest [0-9a-f]{64}, not the/),
    ]);
  });
});
