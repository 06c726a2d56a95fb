import { describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type Facts, type LotFacts } from './facts';
import { lotStations, projectStations } from './stations';

const LOT: LotFacts = {
  lot: '1',
  title: '一标段',
  description: '',
  stage: 'scoring',
  suspended: false,
  owed: [],
  laterOpenings: [],
  challenges: [],
  objections: [],
  earlierAwards: [],
  contractRefusals: [],
  overtaken: [],
};
const OPEN = definitionOf('cn-open-tender@1');
const called = ({ called: each }: { called: string | { zh: string } }) => (typeof each === 'string' ? each : each.zh);
const at = (time: string) => Date.parse(time);

describe('the way of a tender', () => {
  it('reaches a time of its timetable at that very time', () => {
    const facts = {
      notice: { publishedAt: '2026-11-24T08:00:00.000Z' },
      timetable: { clarificationDeadline: '2026-11-29T16:00:00.000Z', submissionDeadline: '2026-12-15T01:30:00.000Z' },
    } as Facts;
    const reached = (now: string) => projectStations(facts, OPEN, at(now)).map((each) => each.reached);
    expect(reached('2026-11-29T15:59:59.999Z')).toEqual([true, false, false]);
    expect(reached('2026-11-29T16:00:00.000Z')).toEqual([true, true, false]);
  });

  it('tells nothing of a lot that has not come to it, and ends where a lot could not be opened', () => {
    expect(lotStations(LOT, OPEN, 0).filter(({ reached }) => reached)).toEqual([]);
    const openingFailure = { failedAt: '2026-12-15T01:30:00.000Z', bids: 2, minimum: 3, rule: 'OPN-02' };
    expect(lotStations({ ...LOT, openingFailure }, OPEN, 0).map(called)).toEqual(['failed']);
  });

  it('goes on with what its stage is about, and with nothing while bids are still to come or all is over', () => {
    const underWay = (stage: LotFacts['stage']) =>
      lotStations({ ...LOT, stage }, OPEN, 0)
        .filter((station) => station.underWay)
        .map(called);
    expect(underWay('published')).toEqual([]);
    expect(underWay('bidding-closed')).toEqual(['开标']);
    expect(underWay('opening')).toEqual(['开标']);
    for (const over of ['failed', 'cancelled', 'contracted'] as const) expect(underWay(over)).toEqual([]);
    const opening = { openedAt: '2026-12-15T01:30:00.000Z', entries: [] } as unknown as NonNullable<
      LotFacts['opening']
    >;
    const evaluated = lotStations({ ...LOT, stage: 'scoring', opening }, OPEN, 0).filter((station) => station.underWay);
    expect(evaluated.map(called)).toEqual(['evaluated']);
  });

  it('says what was late, and that objections are open until their last instant', () => {
    const candidates = {
      publishedAt: '2026-12-20T01:00:00.000Z',
      due: '2026-12-19T16:00:00.000Z',
      late: true,
      objectionsUntil: '2026-12-23T16:00:00.000Z',
      candidates: [],
    };
    const stations = (now: string) => lotStations({ ...LOT, candidates }, OPEN, at(now));
    expect(stations('2026-12-23T15:59:59.999Z').slice(2, 4)).toMatchObject([{ late: true }, { reached: false }]);
    expect(stations('2026-12-23T16:00:00.000Z')[3]).toMatchObject({ reached: true });
  });

  it.each([
    ['cn-open-tender@1', ['开标', 'evaluated', '中标候选人公示', 'objections', 'award', '中标通知书', 'contract']],
    [
      'cn-two-envelope-tender@1',
      [
        '开标',
        '完成技术评审',
        '报价文件开标',
        'evaluated',
        '中标候选人公示',
        'objections',
        'award',
        '中标通知书',
        'contract',
      ],
    ],
    [
      'gp-consultation@1',
      [
        '开启响应文件',
        '磋商',
        '开启最后报价',
        'evaluated',
        'award',
        '成交通知书',
        '成交结果公告',
        'challenges',
        'contract',
      ],
    ],
  ])('goes the way of its procedure, in its words: %s', (procedure, way) => {
    expect(lotStations(LOT, definitionOf(procedure), 0).map(called)).toEqual(way);
  });

  it('has come to the call for final offers and the technical conclusion once the lot says when they were', () => {
    const time = '2026-12-20T01:00:00.000Z';
    const consultation = definitionOf('gp-consultation@1');
    const [, consulted] = lotStations({ ...LOT, finalOffersCalledAt: time }, consultation, 0);
    expect(consulted).toMatchObject({ reached: true, at: time });
    expect(lotStations(LOT, consultation, 0)[1]?.reached).toBe(false);
    const technical = { concludedAt: time, passed: [], rejected: [], documentDigest: '' };
    const [, concluded] = lotStations({ ...LOT, technical }, definitionOf('cn-two-envelope-tender@1'), 0);
    expect(concluded).toMatchObject({ reached: true, at: time });
  });
});
