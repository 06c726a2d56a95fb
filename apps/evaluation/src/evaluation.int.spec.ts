import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvaluationHall } from './hall.fixture';

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

describe('an evaluation from the draw to the signed report', () => {
  it('ranks, signs and reports a lot by composite scores', async () => {
    const lot = await hall.opened();
    const draw = await lot.draw();
    expect(draw).toMatchObject({ status: 201 });
    const members = await lot.seated();
    expect(members).toHaveLength(5);
    for (const member of members)
      expect(await lot.post(member, 'declaration', { interest: false })).toMatchObject({ status: 200 });
    for (const member of members) expect(await lot.review(member)).toMatchObject({ status: 201 });
    expect(await lot.stand()).toMatchObject({ state: 'scoring' });
    for (const member of members)
      expect(await lot.score(member, (bid) => String(90 - bid))).toMatchObject({ status: 201 });
    expect(await lot.stand()).toMatchObject({ state: 'signing' });
    for (const member of members)
      expect(await lot.post(member, 'signatures', { position: 'signed' })).toMatchObject({ status: 201 });
    expect(await lot.stand()).toMatchObject({ state: 'signed' });
    const pdf = await lot.get<Uint8Array>('tenderer', '/report.pdf');
    const { writeFile } = await import('node:fs/promises');
    await writeFile('/tmp/report.pdf', pdf.body);
  });
});
