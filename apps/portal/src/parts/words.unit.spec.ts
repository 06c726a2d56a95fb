import { describe, expect, it } from '@jest/globals';
import { definitionOf, procedureName, PROCEDURES } from '@mingtang/procedure/procedures';
import { wordsOf } from './words';

describe('words of a procedure', () => {
  it('are those of its law', () => {
    const tender = wordsOf(definitionOf('cn-open-tender@1'), 'zh');
    const consultation = wordsOf(definitionOf('gp-consultation@1'), 'zh');
    expect([tender.owner, tender.bidder, tender.winner]).toEqual(['招标人', '投标人', '中标人']);
    expect([consultation.owner, consultation.bidder, consultation.winner]).toEqual(['采购人', '供应商', '成交供应商']);
    expect([tender.stage('published'), consultation.stage('published')]).toEqual(['招标中', '接受响应文件']);
  });

  it('begin a heading with a capital', () => {
    expect(wordsOf(definitionOf('gp-consultation@1'), 'en').head.bidder).toBe('Supplier');
  });

  it.each(PROCEDURES.map((definition) => [procedureName(definition), definition] as const))(
    'are there for every stage, act and period of %s',
    (_, definition) => {
      for (const language of ['zh', 'en'] as const) {
        const words = wordsOf(definition, language);
        for (const stage of definition.stages) expect(words.stage(stage)).not.toBe(stage);
        for (const act of Object.keys(definition.acts)) expect(words.act(act as 'award')).toEqual(expect.any(String));
        for (const period of Object.keys(definition.periods))
          expect(words.period(period as 'objection')).toEqual(expect.any(String));
      }
    },
  );
});
