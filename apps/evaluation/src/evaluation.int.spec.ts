import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawMembers, evaluate } from '@mingtang/procedure/evaluation';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type EvaluationMethod } from '@mingtang/procedure/tender';
import {
  candidatesPublished,
  eventually,
  openingEntries,
  openingEntry,
  organisation,
  projectCancelled,
  subjectOf,
  organisationOfAccount,
} from '@mingtang/testing';
import { digestOf } from '@mingtang/transparency';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EvaluationHall } from './fixtures/hall';
import { type EvaluationReport } from './report/report';
import { reviewSheetDigest } from './review/sealed-review-sheet';
import { sheetDigest } from './scoring/sealed-sheet';

const DEVIATION: EvaluationMethod = {
  kind: 'composite',
  price: { formula: 'deviation', factor: '0.98', penaltyAbove: '1', penaltyBelow: '0.5' },
  expertMean: 'without-extremes',
  digits: 2,
  tieRule: ['lower-price', 'technical-score', 'drawn-lot'],
};
const LOWEST: EvaluationMethod = { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let hall: EvaluationHall;
beforeAll(async () => {
  hall = await EvaluationHall.open();
});
afterAll(() => hall?.close());

async function reportOf(lot: { get<B>(by: string, act: string): Promise<{ body: B }> }): Promise<EvaluationReport> {
  return (await lot.get<EvaluationReport>('tenderer', '/report')).body;
}

/** Files that the service keeps. */
const stored = () => readdirSync(hall.service.dataFolder, { recursive: true }).length;

/** Another act's lock on the lots of a project. @returns lets go of it. */
async function holdLot(project: string): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: hall.service.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM traded_project WHERE id = $1 FOR UPDATE', [project]);
  return () => holder.end();
}

describe('signing (EVA-07)', () => {
  it('takes dissent in writing, counts the silent as consenting at the due time, and refuses who is late', async () => {
    const lot = await hall.opened();
    const [first = '', second = '', third = ''] = await lot.completed();
    expect((await lot.post(first, 'signatures', { position: 'dissented' })).body.code).toBe('dissent-without-reason');
    expect((await lot.post(first, 'signatures', { position: 'dissented', dissent: '评分过高' })).status).toBe(201);
    expect((await lot.post(first, 'signatures', { position: 'signed' })).body.code).toBe('report-already-signed');
    expect((await lot.post(second, 'signatures', { position: 'refused' })).status).toBe(201);
    const { signingDue = '' } = await lot.stand();
    hall.clock.set(signingDue);
    expect((await lot.post(third, 'signatures', { position: 'signed' })).body.code).toBe('period-over');
    await hall.service.fireDueTimers();
    expect(await lot.stand()).toMatchObject({ concluded: true, signedAt: signingDue });
    expect((await lot.post(third, 'signatures', { position: 'signed' })).body.code).toBe('stage-does-not-allow');
    const [signed] = (await hall.service.events('evaluation.report-signed.v1')).slice(-1);
    const positions = signed?.data.members.map(({ position }) => position).sort();
    expect(positions).toEqual([...Array(4).fill('deemed-consent'), 'dissented']);
    const pdf = await lot.get<Uint8Array>('tenderer', '/report.pdf');
    expect(Buffer.from(pdf.body).subarray(0, 5).toString()).toBe('%PDF-');
    expect(sha256(pdf.body)).toBe(signed?.data.report.pdfSha256);
    expect(digestOf((await lot.get('tenderer', '/report')).body)).toBe(signed?.data.report.sha256);
  });

  it('writes the report again where another word came between', async () => {
    const lot = await hall.opened();
    const members = await lot.completed();
    const [last = '', lastToo = '', ...others] = members;
    for (const member of others) await lot.post(member, 'signatures', { position: 'signed' });
    const release = await holdLot(lot.published.id);
    const before = stored();
    const first = lot.post(lastToo, 'signatures', { position: 'signed' });
    // Neither of the two last words knows of the other one, so no report is complete yet; the second is written once both are.
    const second = lot.post(last, 'signatures', { position: 'dissented', dissent: '评分过高' });
    await delay(500);
    expect(stored()).toBe(before);
    await release();
    const both = await Promise.all([first, second]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both.filter(({ body }) => (body as { concluded?: boolean }).concluded)).toHaveLength(1);
    const signed = await hall.service.events('evaluation.report-signed.v1');
    const own = signed.filter(({ data }) => data.project === lot.published.id);
    expect(own).toHaveLength(1);
    expect(own[0]?.data.members.filter(({ position }) => position === 'dissented')).toHaveLength(1);
    expect(digestOf((await lot.get('tenderer', '/report')).body)).toBe(own[0]?.data.report.sha256);
  });

  it('renders the report while another act holds the lot', async () => {
    const lot = await hall.opened();
    const [last = '', ...others] = await lot.completed();
    for (const member of others) await lot.post(member, 'signatures', { position: 'signed' });
    const before = stored();
    const release = await holdLot(lot.published.id);
    const word = lot.post(last, 'signatures', { position: 'signed' });
    await eventually(async () => stored() >= before + 2);
    await release();
    expect(await word).toMatchObject({ status: 201, body: { concluded: true } });
  });

  it('keeps report and names from the public until the candidates are published (EVA-03)', async () => {
    const lot = await hall.opened();
    for (const member of await lot.completed()) await lot.post(member, 'signatures', { position: 'signed' });
    for (const by of [undefined, 'bidder-1', 'operator', 'tenderer-2'])
      expect(await lot.get(by, '/report')).toMatchObject({ status: 404, body: { code: 'report-not-public' } });
    expect((await lot.stand()).members?.some(({ name }) => name)).toBe(false);
    expect((await lot.stand('supervisor')).members?.every(({ name }) => name)).toBe(true);
    await hall.publish(lot.published, candidatesPublished(lot.published));
    const open = await lot.get(undefined, '/report.pdf');
    expect(open.status).toBe(200);
    const etag = open.headers.get('etag') ?? '';
    const caller = await hall.as(undefined);
    // fetch would add `no-cache` to a conditional request that says nothing of it.
    const known = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await caller.get(`${lot.path}/report.pdf`, undefined, known)).status).toBe(304);
  });
});

describe('the currency of a tender', () => {
  const priced = (...currencies: string[]) =>
    currencies.map((currency, index) =>
      openingEntry({ bidder: organisation(index + 1), price: { amount: `90000${index}.00`, currency } }),
    );
  const lots = [{ id: 'lot-1', title: 'Road works', description: '' }];

  it.each(['GBP', 'JPY'])('is that of its notice, %s, where it names no amount at all (EVA-05)', async (currency) => {
    const lot = await hall.opened(
      { currency, estimate: null, lots, evaluation: LOWEST, criteria: [] },
      priced(currency, currency, currency, 'CNY'),
    );
    const members = await lot.formed();
    for (const member of members) await lot.review(member);
    const { document } = await reportOf(lot);
    expect(document.input.currency).toBe(currency);
    expect(document.result.bids.map(({ responsive }) => responsive)).toEqual([true, true, true, false]);
    expect(document.result.bids.at(-1)?.rejections).toMatchObject([{ reason: 'not-responsive' }]);
  });
});

describe('an evaluation by composite scores with the deviation formula', () => {
  it('gives the totals that plain rational arithmetic gives (EVA-04, EVA-09)', async () => {
    const lot = await hall.opened({ evaluation: DEVIATION });
    const members = await lot.formed();
    for (const member of members) await lot.review(member);
    const given = new Map<string, bigint[]>();
    for (const [seat, member] of members.entries())
      await lot.score(member, (bid, criterion) => {
        const score = 70 + ((seat * 7 + bid * 5 + criterion.length) % 29);
        const key = `${bid}/${criterion}`;
        given.set(key, [...(given.get(key) ?? []), BigInt(score)]);
        return String(score);
      });
    const { document } = await reportOf(lot);
    const prices = [9_000_000n, 9_200_000n, 9_400_000n];
    // The benchmark is 27 600 000 / 3 x 98 / 100; every total is written over the common denominator 3 x benchmark.
    const benchmark = 9_016_000n;
    const expected = prices.map((price, bid) => {
      const above = price > benchmark;
      const distance = above ? price - benchmark : benchmark - price;
      const middle = (criterion: string) =>
        (given.get(`${bid}/${criterion}`) ?? [])
          .sort((a, b) => Number(a - b))
          .slice(1, -1)
          .reduce((sum, score) => sum + score, 0n);
      const priceHundredfold = 40n * benchmark * 6n - distance * 100n * (above ? 6n : 3n);
      const scored = (middle('technical') * 40n + middle('business') * 20n) * benchmark * 2n;
      const numerator = priceHundredfold * 100n + scored;
      const denominator = benchmark * 600n;
      const hundredths = (numerator * 200n + denominator) / (2n * denominator);
      return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
    });
    expect(document.result.bids.map(({ total }) => total?.rounded)).toEqual(expected);
    const [completed] = (await hall.service.events('evaluation.evaluation-completed.v1')).slice(-1);
    expect(completed?.data.bids.map(({ total }) => total)).toEqual(expected);
    expect(completed?.data.documentDigest).toBe(digestOf(document));
  });

  it('publishes all from which the result, the draw and the sheets can be checked again (EVA-02, EVA-04)', async () => {
    const lot = await hall.opened();
    await lot.completed();
    const { document, documentDigest } = await reportOf(lot);
    expect(digestOf(document)).toBe(documentDigest);
    expect(evaluate(document.input, definitionOf(document.procedure))).toEqual(document.result);
    const of = <T extends { data: { project: string } }>(events: T[]) =>
      events.filter(({ data }) => data.project === lot.published.id);
    const [drawn] = of(await hall.service.events('evaluation.committee-drawn.v1'));
    const [draw] = document.committee.draws;
    if (!draw || !drawn) throw new Error('no draw');
    expect(digestOf(draw.request)).toBe(drawn.data.requestDigest);
    expect(draw.seed).toBe(drawn.data.seed);
    const again = drawMembers({ ...draw.request, seed: draw.seed });
    expect(again.ok && again.value.orders[0]?.order.slice(0, 5).sort()).toEqual(
      document.committee.members.map(({ id }) => id).sort(),
    );
    const published = of(await hall.service.events('evaluation.score-sheet-submitted.v1')).map(
      ({ data }) => data.digest,
    );
    const opened = document.sheets.map(({ member, salt }) => {
      const scores = document.input.sheets.find((sheet) => sheet.member === member)?.scores ?? [];
      return sheetDigest({ project: lot.published.id, lot: lot.lot, member, scores, salt });
    });
    expect(opened.sort()).toEqual(published.sort());
    const digests = of(await hall.service.events('evaluation.review-sheet-submitted.v1')).map(
      ({ data }) => data.digest,
    );
    const found = document.reviews.map(({ member, salt, lackOfCompetition = null }) => {
      const findings = document.input.findings.filter((finding) => finding.member === member);
      const sheet = { project: lot.published.id, lot: lot.lot, member, findings, lackOfCompetition, salt };
      return reviewSheetDigest(sheet);
    });
    expect(found.sort()).toEqual(digests.sort());
    expect(found).toHaveLength(5);
    expect(document.tie).toEqual({ draw: 1, seed: document.input.tieSeed });
    expect(document.tie.seed).toBe(digestOf({ purpose: 'mingtang/tie', seed: draw.seed }));
  });
});

describe('other ends of an evaluation', () => {
  it('evaluates by lowest price at once after the review, a tie decided by lot, an unopened bid left out (EVA-09)', async () => {
    const price = { amount: '8000000.00', currency: 'CNY' };
    const entries = [1, 2, 3].map((number) => openingEntry({ bidder: organisation(number), price }));
    const { price: _none, ...sealed } = openingEntry({ bidder: organisation(4) });
    const lot = await hall.opened({ evaluation: LOWEST, criteria: [] }, [
      ...entries,
      { ...sealed, outcome: 'unopened', reason: 'share-invalid', fault: 'bidder' },
    ]);
    const [member = ''] = await lot.completed();
    expect((await lot.post(member, 'score-sheets', { scores: [] })).body.code).toBe('stage-does-not-allow');
    const { document } = await reportOf(lot);
    expect(document.result.ranking).toHaveLength(3);
    expect(document.unopened).toHaveLength(1);
    expect(document.result.bids.every(({ tieResolvedBy }) => tieResolvedBy === 'drawn-lot')).toBe(true);
  });

  it('rejects all, and makes the signed report public (EVA-05, EVA-10)', async () => {
    const lot = await hall.opened();
    const members = await lot.formed();
    const against = Object.fromEntries(lot.entries.map(({ bid }) => [`${bid}/licence`, 'not-qualified']));
    for (const member of members) await lot.review(member, against);
    expect(await lot.stand()).toMatchObject({ stage: 'report', outcome: 'all-rejected' });
    for (const member of members) await lot.post(member, 'signatures', { position: 'signed' });
    expect((await lot.get(undefined, '/report')).status).toBe(200);
  });

  it('stops when the tender is cancelled (ANN-11)', async () => {
    const lot = await hall.opened();
    await hall.publish(lot.published, projectCancelled(lot.published));
    expect((await lot.draw()).body.code).toBe('stage-does-not-allow');
  });
});

describe('a declaration of interest (EVA-03)', () => {
  it('is made against the names of those whose bids were opened, and of no other', async () => {
    const lot = await hall.opened();
    await lot.drawn({ seats: [{ category: 'B01', count: 5 }] });
    const [member = ''] = await lot.seated();
    const opened = lot.entries.filter(({ outcome }) => outcome === 'opened').map(({ bidder }) => bidder);
    expect(opened.length).toBeGreaterThan(2);
    expect(await lot.stand(member)).toMatchObject({ bidders: opened, own: { accepted: false } });
  });
});

describe('recusal (EVA-03)', () => {
  it('replaces by the next drawn until nobody is left, then fills the seat by a second draw', async () => {
    const lot = await hall.opened();
    await lot.drawn({ seats: [{ category: 'B01', count: 5 }] });
    const [first = ''] = await lot.seated();
    await lot.post(first, 'declaration', { interest: true, reason: '曾任职' });
    expect(await lot.stand()).toMatchObject({ stage: 'declaring', accepted: { of: 5 } });
    const [second = ''] = await lot.seated();
    expect((await lot.post(first, 'declaration', { interest: false })).body.code).toBe('not-a-committee-member');
    await lot.post(second, 'declaration', { interest: true });
    expect(await lot.stand()).toMatchObject({ vacant: true, accepted: { of: 4 } });
    for (const member of await lot.seated()) await lot.post(member, 'declaration', { interest: false });
    expect(await lot.stand()).toMatchObject({ vacant: true });
    expect((await lot.draw({ seats: [{ category: 'B01', count: 1 }] })).body.code).toBe('expert-pool-exhausted');
    await lot.drawn({ seats: [{ category: 'A08', count: 1 }] });
    const stand = await lot.stand();
    const waiting = stand.members?.filter(({ state }) => state === 'seated') ?? [];
    expect(waiting).toHaveLength(1);
    for (const member of await lot.seated()) await lot.post(member, 'declaration', { interest: false });
    expect(await lot.stand()).toMatchObject({ stage: 'review' });
    const recused = (await hall.service.events('evaluation.member-recused.v1')).slice(-2);
    expect(recused.map(({ data }) => data.replaced)).toEqual([true, false]);
    const gone = stand.members?.filter(({ state }) => state === 'recused').map(({ id }) => id);
    expect(recused.map(({ data }) => data.member).sort()).toEqual(gone?.sort());
  });

  it('voids findings and scores, has them done again, and is supervision’s alone once scores can be read', async () => {
    const lot = await hall.opened();
    await lot.completed();
    const [member] = (await lot.stand()).members ?? [];
    const recusal = { member: member?.id, reason: '与投标人有利害关系' };
    expect((await lot.post('tenderer', 'recusals', recusal)).body.code).toBe('wrong-capacity');
    expect((await lot.post('supervisor', 'recusals', recusal)).status).toBe(201);
    expect(await lot.stand()).toMatchObject({ stage: 'declaring', reviewed: { done: 4 }, scored: { done: 4 } });
    const results = await Promise.all(
      (await lot.seated()).map((one) => lot.post(one, 'declaration', { interest: false })),
    );
    expect(results.filter(({ status }) => status === 200)).toHaveLength(1);
    const all = await lot.seated();
    for (const one of all) await lot.review(one);
    expect(await lot.stand()).toMatchObject({ stage: 'scoring', scored: { done: 4 } });
    for (const one of all) await lot.score(one, () => '75');
    expect(await lot.stand()).toMatchObject({ stage: 'report' });
  });

  it('draws nobody who works for a bidder or the tenderer', async () => {
    const entries = openingEntries();
    const [one] = entries;
    if (!one) throw new Error('no entry');
    const bidder = { scheme: 'CN-USCC', id: '12990000MADE003104', name: '示范理工大学' };
    const lot = await hall.opened({}, [{ ...one, bidder }, ...entries.slice(1)]);
    await lot.drawn();
    expect((await lot.seated()).filter((name) => ['expert-1', 'expert-4', 'expert-7'].includes(name))).toEqual([]);
    const [drawn] = (await hall.service.events('evaluation.committee-drawn.v1')).slice(-1);
    expect(drawn?.data.excluded).toBe(3);
  });
});

describe('two at once and again', () => {
  it('takes a sheet once, and a repeat under its key gets the first answer', async () => {
    const lot = await hall.opened();
    const [first = '', second = '', ...others] = await lot.formed();
    expect((await lot.score(first, () => '1')).body.code).toBe('stage-does-not-allow');
    const findings = await lot.findings(first);
    const both = await Promise.all([1, 2].map(() => lot.post(first, 'review-sheets', { findings })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    for (const member of [second, ...others]) await lot.review(member);
    const scores = await lot.scores(first, () => '60');
    const key = { 'idempotency-key': `sheet-${lot.published.id}` };
    const [a, b] = [
      await lot.post(first, 'score-sheets', { scores }, key),
      await lot.post(first, 'score-sheets', { scores }, key),
    ];
    expect(b.body).toEqual(a.body);
    expect((await lot.post(first, 'score-sheets', { scores })).body.code).toBe('score-sheet-submitted-already');
    expect(JSON.stringify(await lot.stand(second))).not.toContain('"60"');
    expect((await lot.get(second, '/report')).status).toBe(409);
    const last = await Promise.all([second, ...others].map((member) => lot.post(member, 'score-sheets', { scores })));
    expect(last.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await lot.post(second, 'score-sheets', { scores })).body.code).toBe('stage-does-not-allow');
    const completed = await hall.service.events('evaluation.evaluation-completed.v1');
    expect(completed.filter(({ data }) => data.project === lot.published.id)).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    ['a committee under five (EVA-01)', { seats: [{ category: 'A08', count: 3 }] }, 'committee-too-small'],
    ['an even committee (EVA-01)', { seats: [{ category: 'A08', count: 6 }] }, 'committee-even'],
    ['a pool too small (EVA-02)', { seats: [{ category: 'none', count: 5 }] }, 'expert-pool-exhausted'],
    [
      'a region too small (EVA-02)',
      { seats: [{ category: 'A08', count: 7 }], regions: ['440000'] },
      'expert-pool-exhausted',
    ],
    ['a category twice', { seats: [1, 2].map(() => ({ category: 'A08', count: 3 })) }, 'draw-category-duplicated'],
    ['no experts (EVA-01)', { seats: [] }, 'committee-too-small'],
    ['a malformed request', { seats: [{ category: '', count: 0 }] }, 'request-invalid'],
  ])('refuses to draw %s', async (_title, request, code) => {
    const lot = await hall.opened();
    expect((await lot.draw(request)).body.code).toBe(code);
  });

  it('refuses too few experts beside representatives (EVA-01)', async () => {
    const lot = await hall.opened({ agency: organisationOfAccount('agency') });
    await (await hall.as('agency')).put('/representatives/me', { name: '李经理' });
    const representatives = await Promise.all(
      ['tenderer', 'agency'].map(async (name) => ({ subject: await subjectOf(name), name })),
    );
    const refused = await lot.draw({ seats: [{ category: 'A08', count: 3 }], representatives });
    expect(refused.body.code).toBe('committee-too-few-experts');
  });

  it('refuses findings and scores against the rules (EVA-04, EVA-05)', async () => {
    const lot = await hall.opened();
    const members = await lot.formed();
    const [member = ''] = members;
    const [{ bid } = { bid: '' }] = lot.entries;
    const findings = await lot.findings(member);
    const send = async (sheet: object[]) => (await lot.post(member, 'review-sheets', { findings: sheet })).body.code;
    expect(await send(findings.slice(1))).toBe('finding-missing');
    expect(await send([...findings, ...findings.slice(0, 1)])).toBe('finding-twice');
    expect(await send([...findings, { bidId: bid, requirementId: 'secret', met: true }])).toBe(
      'requirement-not-published',
    );
    const unlisted = await lot.findings(member, { [`${bid}/licence`]: 'below-cost' });
    expect(await send(unlisted)).toBe('rejection-without-listed-reason');
    for (const one of members) await lot.review(one);
    const scores = await lot.scores(member, () => '60');
    const score = async (sheet: object[]) => (await lot.post(member, 'score-sheets', { scores: sheet })).body.code;
    expect(await score(scores.slice(1))).toBe('score-missing');
    expect(await score([...scores, ...scores.slice(0, 1)])).toBe('score-twice');
    expect(await score(await lot.scores(member, () => '100.01'))).toBe('score-out-of-bounds');
    expect(await score([...scores, { bidId: bid, criterionId: 'price', score: '1' }])).toBe('criterion-not-published');
  });

  it('lets nobody act in another’s place', async () => {
    const lot = await hall.opened();
    const code = async (by: string, act: string, body: object) => (await lot.post(by, act, body)).body.code;
    expect(await code('tenderer-2', 'draw', { seats: [{ category: 'A08', count: 5 }] })).toBe('not-your-project');
    expect(await code('bidder-1', 'draw', { seats: [] })).toBe('role-not-allowed');
    const members = await lot.formed();
    expect((await lot.draw()).body.code).toBe('stage-does-not-allow');
    const stranger =
      Array.from({ length: 12 }, (_, at) => `expert-${at + 1}`).find((name) => !members.includes(name)) ?? '';
    for (const [act, body] of [
      ['declaration', { interest: false }],
      ['review-sheets', { findings: [] }],
      ['score-sheets', { scores: [] }],
      ['signatures', { position: 'signed' }],
    ] as const) {
      expect(await code(stranger, act, body)).toBe('not-a-committee-member');
      expect(await code('operator', act, body)).toBe('role-not-allowed');
    }
    expect((await lot.get(stranger)).body).toMatchObject({ code: 'lot-not-yours' });
    expect((await lot.get(stranger, '/bids')).body).toMatchObject({ code: 'not-a-committee-member' });
    const [member = ''] = members;
    expect(await code(member, 'declaration', { interest: false })).toBe('stage-does-not-allow');
    expect(await code(member, 'signatures', { position: 'signed' })).toBe('stage-does-not-allow');
  });
});
