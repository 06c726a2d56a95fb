import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { Turns, type TurnLimits } from './turns';

const LIMITS: TurnLimits = {
  atOnce: 2,
  perCaller: 1,
  waitingPerCaller: 3,
  patienceMs: 5_000,
  tooMany: { zh: '过多', en: 'too many' },
};
const HERE = new AbortController().signal;

describe('turns at what is costly', () => {
  it('come to all callers one after the other, however many one asks for', async () => {
    const turns = new Turns({ ...LIMITS, atOnce: 1 });
    const order: string[] = [];
    const held = await turns.take('d', HERE);
    const asked = ['a1', 'a2', 'a3', 'b1', 'c1', 'b2'].map(async (name) => {
      const end = await turns.take(name.slice(0, 1), HERE);
      order.push(name);
      end();
    });
    held();
    await Promise.all(asked);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('never overlap beyond their number, and all come', async () => {
    const turns = new Turns({ ...LIMITS, atOnce: 3, waitingPerCaller: 100 });
    let most = 0;
    let now = 0;
    const mostOf = new Map<string, number>();
    const nowOf = new Map<string, number>();
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const caller = `caller ${index % 7}`;
        const end = await turns.take(caller, HERE);
        nowOf.set(caller, (nowOf.get(caller) ?? 0) + 1);
        mostOf.set(caller, Math.max(mostOf.get(caller) ?? 0, nowOf.get(caller) ?? 0));
        most = Math.max(most, ++now);
        await delay(index % 3);
        now -= 1;
        nowOf.set(caller, (nowOf.get(caller) ?? 0) - 1);
        end();
        end();
      }),
    );
    expect(most).toBe(3);
    expect([...mostOf.values()]).toEqual(Array.from({ length: 7 }, () => 1));
  });

  it('are refused where too many of one caller wait, and of nobody else', async () => {
    const turns = new Turns(LIMITS);
    const held = await turns.take('a', HERE);
    const waiting = [1, 2, 3].map(() => turns.take('a', HERE));
    await expect(turns.take('a', HERE)).rejects.toMatchObject({ status: 429, words: { zh: '过多' } });
    (await turns.take('b', HERE))();
    held();
    for (const each of waiting) (await each)();
  });

  it('do not come to who waited too long, or left; the next has them', async () => {
    const turns = new Turns({ ...LIMITS, patienceMs: 30 });
    const held = await turns.take('a', HERE);
    await expect(turns.take('a', HERE)).rejects.toMatchObject({ status: 503 });
    const leaving = new AbortController();
    const left = turns.take('a', leaving.signal);
    const next = turns.take('a', HERE);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ status: 503 });
    held();
    (await next)();
    (await turns.take('a', HERE))();
  });
});
