import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectCancelled, projectPublished, publishedProject } from '@mingtang/testing';
import { CompactTree, decodeTile } from '@mingtang/transparency';
import { type LedgerStand, startLedger } from '../testing/ledger-stand';

let stand: LedgerStand;
beforeAll(async () => (stand = await startLedger()));
afterAll(() => stand?.service.close());

const raw = (path: string, headers: Record<string, string> = {}) => fetch(`${stand.service.url}${path}`, { headers });

describe('the log as static resources', () => {
  it('has a signed checkpoint before its first entry, of the tree without leaves', async () => {
    const { origin, size, root } = await stand.checkpoint();
    expect({ origin, size }).toEqual({ origin: 'mingtang.example/log', size: 0 });
    expect(root).toEqual(new CompactTree().root());
    expect((await raw('/log/tile/0/000')).status).toBe(404);
  });

  it('has an entry for each event, in the tree that the checkpoint signs', async () => {
    const published = publishedProject();
    await stand.log(projectPublished(published), projectCancelled(published));
    const entries = await stand.entries();
    const { size, root } = await stand.checkpoint();
    expect(entries.map((entry) => (entry.kind === 'record' ? entry.record.type : entry.kind))).toEqual([
      'sealed-batch',
      'announcement.project-published.v1',
      'announcement.project-cancelled.v1',
    ]);
    const tree = new CompactTree();
    const tile = decodeTile(new Uint8Array(await (await raw(`/log/tile/0/000.p/${size}`)).arrayBuffer()));
    for (const hash of tile) tree.append(hash);
    expect(tree.root()).toEqual(root);
    expect(size).toBe(3);
  });
});
