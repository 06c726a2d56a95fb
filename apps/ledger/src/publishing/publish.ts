import { type UnitOfWork } from '@mingtang/messaging';
import { quorumOf } from '@mingtang/transparency';
import { anchorDraws } from '../anchoring/anchor-draws';
import { keepAroundDeadlines } from '../deadlines/keep-checkpoints';
import { queryBy } from '../reading/query';
import { type NamedWitness } from '../witnesses/witness-rows';
import { type Round } from './round';

/**
 * Shows a checkpoint, unless a later one is shown already. The first that has a quorum anchors the draws whose requests it covers, in
 * the same transaction: none is anchored twice, and none is left out. Those around deadlines are kept.
 */
export async function publish(unitOfWork: UnitOfWork, round: Round, witnesses: readonly NamedWitness[]): Promise<void> {
  const note = round.cosigned(witnesses);
  const quorum = quorumOf(witnesses.length);
  const witnessed = round.cosignedBy(witnesses) >= quorum;
  if (!round.isNews(note, witnessed)) return;
  await unitOfWork.run(async ({ manager, emit }) => {
    const query = queryBy(manager);
    await query('UPDATE log SET published = $1, published_size = $2 WHERE published_size <= $2', [note, round.size]);
    if (!witnessed) return;
    await query('UPDATE log SET witnessed = $1, witnessed_size = $2 WHERE witnessed_size <= $2', [note, round.size]);
    await keepAroundDeadlines(query, { size: round.size, note, times: round.times(witnesses), quorum });
    await anchorDraws(query, emit, { size: round.size, read: round.read, note });
  });
  round.shown(note, witnessed);
}
