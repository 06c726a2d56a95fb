import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyNote } from '@mingtang/sealing';
import { LOG, type Log, type ReceiptDto } from '@mingtang/service-kit';
import { client } from '@mingtang/testing';
import { type EvaluatedLot, EvaluationHall } from '../fixtures/hall';
import { type SheetReceiptDto } from './sheet-receipt.dto';

const STATEMENT = '投标文件第三章缺少签章，'.repeat(40);
const LACK = '有效投标仅一家，明显缺乏竞争';

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

/** A text without what differs from lot to lot: ids, digests, signatures, times, names, and how much its service had taken in. */
function masked(value: unknown, { published }: EvaluatedLot): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text
    .replaceAll(published.id, '<project>')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/[0-9a-f]{64}/g, '<digest>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>')
    .replace(/"seen":\d+/g, '"seen":0')
    .replace(/expert-\d+ 先生/g, '<name>')
    .replace(/[A-Za-z0-9+/]{43,}={0,2}/g, (bytes) => `<${bytes.length} characters>`);
}

/** Findings that reject a bid at length, or find everything met. */
async function findingsOf(lot: EvaluatedLot, member: string, harsh: boolean): Promise<object> {
  const [{ bid } = { bid: '' }] = lot.entries;
  const findings = await lot.findings(member, harsh ? { [`${bid}/licence`]: 'not-qualified' } : {});
  const told = findings.map((finding) => ('reason' in finding ? { ...finding, statement: STATEMENT } : finding));
  return { findings: told, ...(harsh && { lackOfCompetition: LACK }) };
}

/** All that others can ask for while sheets come in. */
async function seenByOthers(lot: EvaluatedLot, other: string): Promise<string[]> {
  const seen: string[] = [];
  for (const [by, act] of [
    ['tenderer', ''],
    ['supervisor', ''],
    [other, ''],
    [other, '/bids'],
    [other, '/receipts'],
    ['tenderer', '/report'],
    ['supervisor', '/report'],
    [other, '/report'],
    [undefined, '/report.pdf'],
  ] as const)
    seen.push(masked((await lot.get(by, act)).body, lot));
  const evidence = await fetch(`${hall.service.url}/projects/${lot.published.id}/evidence`);
  const parts = (await evidence.text()).split('\n').filter((line) => !line.includes('/draws.ndjson'));
  return [...seen, ...parts.map((line) => masked(line, lot))];
}

const sheetEvents = async (lot: EvaluatedLot): Promise<string[]> =>
  (await hall.service.events())
    .filter(({ subject, type }) => subject === lot.published.id && type.endsWith('-sheet-submitted.v1'))
    .map((event) => masked(event, lot));

describe('a sheet, before all are in (EVA-03)', () => {
  it('tells nobody what stands in it: not by an answer, its size, an event or the log', async () => {
    const log = hall.service.app.get<Log>(LOG);
    const lines: unknown[] = [];
    for (const level of ['debug', 'info', 'warn', 'error'] as const)
      jest.spyOn(log, level).mockImplementation((...line: unknown[]) => void lines.push(line));
    const kind = await hall.opened();
    const harsh = await hall.opened({}, kind.entries);
    const seen = await Promise.all(
      [kind, harsh].map(async (lot) => {
        const members = await lot.formed();
        const other = members.at(-1) ?? '';
        const answers: string[] = [];
        const take = ({ status, body }: { status: number; body: unknown }): void => {
          expect(status).toBe(201);
          answers.push(masked(body, lot));
        };
        for (const member of members.slice(0, -1)) {
          take(await lot.post(member, 'review-sheets', await findingsOf(lot, member, lot === harsh)));
          answers.push(...(await seenByOthers(lot, other)));
        }
        expect((await lot.stand()).reviewed).toEqual({ done: 4, of: 5 });
        return { answers, events: await sheetEvents(lot) };
      }),
    );
    expect(seen[0]?.answers).toEqual(seen[1]?.answers);
    expect(seen[0]?.events).toEqual(seen[1]?.events);
    expect(seen[0]?.events).toHaveLength(4);
    const told = JSON.stringify([seen, lines]);
    for (const secret of [STATEMENT.slice(0, 12), LACK, 'not-qualified', '"met"']) expect(told).not.toContain(secret);
    expect(lines.length).toBeGreaterThan(0);
    jest.restoreAllMocks();
  });

  it('tells nobody a score: answers and events are the same whatever was scored', async () => {
    const lots = await Promise.all([hall.opened(), hall.opened()]);
    const seen = await Promise.all(
      lots.map(async (lot, at) => {
        const members = await lot.formed();
        const other = members.at(-1) ?? '';
        for (const member of members) await lot.review(member);
        const answers: string[] = [];
        for (const member of members.slice(0, -1)) {
          const given = await lot.score(member, () => (at === 0 ? '0' : '87.25'));
          answers.push(masked(given.body, lot), ...(await seenByOthers(lot, other)));
        }
        return answers;
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(JSON.stringify(seen)).not.toContain('87.25');
  });
});

describe('the receipt of a sheet', () => {
  it('is a note by the published key over the digest that the event has, and can be read again by its member alone', async () => {
    const lot = await hall.opened();
    const [first = '', second = '', ...others] = await lot.formed();
    const review = (await lot.post<SheetReceiptDto>(first, 'review-sheets', await findingsOf(lot, first, false))).body;
    for (const member of [second, ...others]) await lot.review(member);
    const scores = await lot.scores(first, () => '80');
    const score = (await lot.post<SheetReceiptDto>(first, 'score-sheets', { scores })).body;
    const { body: key } = await client(hall.service.url).get<{ verifierKey: string }>('/receipt-key');
    const events = (await hall.service.events()).filter(({ subject }) => subject === lot.published.id);
    for (const [sheet, act] of [
      [review, 'review-sheet-submitted'],
      [score, 'score-sheet-submitted'],
    ] as const) {
      const { receipt, digest, id, submittedAt } = sheet;
      const event = events.find((one) => one.id === receipt.event);
      expect(event).toMatchObject({ type: `evaluation.${act}.v1`, data: { digest, submittedAt } });
      expect(verifyNote(receipt.note, key.verifierKey)?.split('\n')).toEqual([
        'mingtang/receipt/v3',
        `act: ${act}`,
        `event: ${receipt.event}`,
        `project: ${lot.published.id}`,
        `lot: ${lot.lot}`,
        `subject: ${id}`,
        `digest: ${digest}`,
        `time: ${submittedAt}`,
        '',
      ]);
    }
    expect((await lot.get<ReceiptDto[]>(first, '/receipts')).body).toEqual([review.receipt, score.receipt]);
    expect((await lot.get<ReceiptDto[]>(second, '/receipts')).body).toHaveLength(1);
    expect((await lot.get('tenderer', '/receipts')).body).toMatchObject({ code: 'not-a-committee-member' });
    expect((await lot.get('operator', '/receipts')).body).toMatchObject({ code: 'role-not-allowed' });
  });

  it('stays with a member who was replaced, though its sheet is void', async () => {
    const lot = await hall.opened();
    const [first = ''] = await lot.formed();
    await lot.review(first);
    const { own } = await lot.stand(first);
    await lot.post('supervisor', 'recusals', { member: own?.member, reason: '与投标人有利害关系' });
    expect((await lot.get<ReceiptDto[]>(first, '/receipts')).body).toMatchObject([{ act: 'review-sheet-submitted' }]);
  });
});
