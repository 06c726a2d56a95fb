import { describe, expect, it } from '@jest/globals';
import { syntheticEvidence } from '../fixtures/synthetic-bundle';
import { type Wishes } from '../fixtures/synthetic-project';
import { verifyBundle } from '../verify-bundle';

const promising =
  (objectionDays: number): NonNullable<Wishes['falsify']> =>
  ({ payload }) => {
    const { published } = payload as { published?: object };
    return published ? { ...(payload as object), published: { ...published, objectionDays } } : payload;
  };

async function said(falsify: NonNullable<Wishes['falsify']>): Promise<string[]> {
  const failures: string[] = [];
  for await (const check of verifyBundle((await syntheticEvidence({ falsify })).bundle))
    if (!check.ok) failures.push(check.failure.en);
  return failures;
}

describe('how long candidates were published (DIS-01)', () => {
  it('is held against what the notice said, which may be longer than the law asks for', async () => {
    expect(await said(promising(5))).toContainEqual(
      expect.stringMatching(/^candidates of lot lot-1 are open to objection until/),
    );
    expect(await said(promising(3))).toEqual([]);
  });
});
