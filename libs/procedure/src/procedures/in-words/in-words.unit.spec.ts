import { describe, expect, it } from '@jest/globals';
import { outcomeName } from '../../definition/vocabulary/outcomes';
import { bindingOn } from '../../definition/scope';
import { CN_OPEN_TENDER } from '../cn-open-tender/v1';
import { GP_CONSULTATION } from '../gp-consultation/v1';
import { PROCEDURES, procedureName } from '../registry';
import { diagramOf } from './diagram';
import { procedureInWords } from './procedure-in-words';

const LANGUAGES = ['zh', 'en'] as const;

describe('a definition in words', () => {
  const { stages, tables, ...rest } = procedureInWords(CN_OPEN_TENDER, 'en');
  const act = (id: string) => stages.flatMap(({ acts }) => acts).find((each) => each.id === id);
  const rows = (id: string) => tables.find((table) => table.id === id)?.rows ?? [];

  it('says what it is', () => {
    expect(rest).toEqual({
      id: 'cn-open-tender@1',
      title: 'Open tender',
      useWhen: 'For projects that must be put to open tender; any other project may use it too.',
      regime: 'Tendering and Bidding Law',
      version: '1',
      inForce: 'from 2026-01-01',
    });
  });

  it('says who does what, when, and what it leads to', () => {
    expect(act('award')).toEqual({
      id: 'award',
      name: 'determine the winner',
      by: ['tenderer or its agency'],
      until: 'Awarded',
      when: [
        'not before the end of “publication of the candidates”',
        'due as soon as it is possible',
        'not while this is open: objection',
      ],
      leads: [{ to: { stage: 'awarded', name: 'Awarded' } }],
      rules: ['DIS-01', 'DIS-02', 'DIS-03'],
    });
    expect(act('close-bidding')?.leads).toEqual([
      { outcome: 'too few bids', to: { stage: 'failed', name: 'Failed' } },
      { outcome: 'otherwise', to: { stage: 'opening', name: 'Opening' } },
    ]);
    expect(act('answer-objection')?.leads).toEqual([{ outcome: 'upheld' }, { outcome: 'rejected' }]);
  });

  it('says whom a rule binds, and of a tender which do not bind it', () => {
    expect(rows('scope')).toContainEqual(['ANN-04', expect.any(String), 'projects that must be tendered']);
    const free = bindingOn(CN_OPEN_TENDER, { mandatory: false, stateFunded: false });
    const scope = procedureInWords(free, 'zh').tables.find(({ id }) => id === 'scope');
    expect(scope?.rows).toContainEqual(['ANN-04', expect.any(String), '依法必须招标的项目；不约束本项目']);
  });

  it('says it in the words of its law', () => {
    const consultation = procedureInWords(GP_CONSULTATION, 'zh');
    const acts = consultation.stages.flatMap(({ acts: all }) => all);
    const said = (id: string) => acts.find((each) => each.id === id);
    expect(said('publish')).toMatchObject({ name: '发布磋商公告', by: ['采购人或者采购代理机构'] });
    expect(said('submit-bid')).toMatchObject({ name: '提交响应文件', by: ['供应商'] });
    expect(said('submit-scores')?.by).toEqual(['磋商小组成员']);
    expect(said('complete-evaluation')?.when).toEqual(['在“响应文件审查”阶段仅限响应均不合格或者不足的']);
    expect(consultation.tables.find(({ id }) => id === 'takingPart')?.rows).toContainEqual([
      '价格权重',
      '货物 30%–60%；服务 10%–30%',
      'GP-10（财库〔2014〕214号（来源待核））',
    ]);
  });

  it('says each act once, at the first stage where it is possible', () => {
    const said = stages.flatMap(({ acts }) => acts.map(({ id }) => id));
    expect(said.toSorted()).toEqual(Object.keys(CN_OPEN_TENDER.acts).toSorted());
  });

  it('says periods with their articles (ANN-04)', () => {
    expect(rows('periods')).toContainEqual([
      'time for bids',
      'at least 20 calendar days',
      'from “publish the notice”',
      'stops',
      'ANN-04 (Tendering and Bidding Law art. 24)',
    ]);
    expect(procedureInWords(CN_OPEN_TENDER, 'zh').tables.find(({ id }) => id === 'periods')?.rows).toContainEqual([
      '投标时间',
      '不少于 20 日',
      '自“发布招标公告”起',
      '中止计算',
      'ANN-04（招标投标法 第24条）',
    ]);
  });
});

describe.each(PROCEDURES.map((procedure) => [procedureName(procedure), procedure] as const))('%s', (_, procedure) => {
  it.each(LANGUAGES)('has words for all of it in %s', (language) => {
    const said = JSON.stringify(procedureInWords(procedure, language));
    expect(said).not.toMatch(/undefined|\[object/);
    const outcomes = Object.values(procedure.acts).flatMap(({ leads }) => Object.keys(leads));
    expect(outcomes.filter((outcome) => outcome !== 'done' && !outcomeName(outcome))).toEqual([]);
    if (language === 'en') expect(said).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(LANGUAGES)('is drawn in %s with an arrow into every stage', (language) => {
    const lines = diagramOf(procedure, language).split('\n');
    for (const stage of procedure.stages)
      expect(lines).toContainEqual(expect.stringMatching(`--> ${stage.replaceAll('-', '_')}(:|$)`));
  });
});
