import { describe, expect, it } from '@jest/globals';
import { type ProvenRecord } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { ProjectLogs } from './project-log';

const COSIGNED = [{ time: 1 }];
const PROJECT = randomUUID();
const RESULT = 'test.technical-result.v1';

/** A log that lists these types as records 1, 2, … of the project and proves what it is asked for. */
function logOf(types: readonly string[]): { logs: ProjectLogs; asked: string[] } {
  const asked: string[] = [];
  const listed = types.map((type, index) => ({ seq: index + 1, event: String(index + 1), type }));
  const platform = {
    everyOf: async function* () {
      yield* listed;
    },
  };
  const proven = async (event: string) => {
    asked.push(event);
    const { seq, type } = listed[Number(event) - 1]!;
    return {
      record: { seq, type, project: PROJECT, event },
      payload: { told: event },
      cosignatures: COSIGNED,
    } as unknown as ProvenRecord;
  };
  return { logs: new ProjectLogs(platform as never, { proven }, [RESULT]), asked };
}

describe('what the log holds after a closing', () => {
  it('is proved up to the last result, with the payload of results alone', async () => {
    const { logs, asked } = logOf(['a.v1', 'closing.v1', 'b.v1', RESULT, 'c.v1', RESULT, 'd.v1']);
    const { facts, cosignatures } = await logs.afterClosing(PROJECT, 2, [RESULT]);
    expect(cosignatures).toBe(COSIGNED);
    expect(facts).toEqual([
      { seq: 3, type: 'b.v1', project: PROJECT },
      { seq: 4, type: RESULT, project: PROJECT, payload: { told: '4' } },
      { seq: 5, type: 'c.v1', project: PROJECT },
      { seq: 6, type: RESULT, project: PROJECT, payload: { told: '6' } },
    ]);
    expect(asked.sort()).toEqual(['3', '4', '5', '6']);
  });

  it('is nothing where there is no result yet', async () => {
    const { logs, asked } = logOf([RESULT, 'closing.v1', 'b.v1']);
    expect(await logs.afterClosing(PROJECT, 2, [RESULT])).toEqual({ facts: [], cosignatures: [] });
    expect(asked).toEqual([]);
  });
});
