import { describe, expect, it } from '@jest/globals';
import { pageLines, type RegisterPage } from './page-lines';

const page: RegisterPage = {
  project: '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11',
  procedure: 'cn-open-tender@1',
  stage: 'published',
  sandbox: false,
  notice: {
    ocid: 'ocds-x-1',
    title: '滨江路改造',
    procuringEntity: { name: '示范公司' },
    estimate: null,
    contactPoint: { name: '王工', telephone: '0571-0000', email: 'wang@example.org' },
    items: [
      {
        id: 'i1',
        description: '沥青',
        quantity: '12.5',
        unit: '吨',
        classification: { scheme: 'CPV', id: '4411' },
        lotId: '1',
      },
      { id: 'i2', description: '标线' },
    ],
  },
  timetable: { submissionDeadline: '2026-12-15T01:30:00.000Z' },
};

describe('a project on the command line', () => {
  it('says whom to ask and what is bought', () => {
    const lines = pageLines(page, [], 'en');
    expect(lines).toContain('contact: 王工, 0571-0000, wang@example.org');
    expect(lines.slice(lines.indexOf('items:'))).toEqual(['items:', '  沥青 [1]; 12.5 吨; CPV 4411', '  标线', '']);
    expect(pageLines(page, [], 'zh')).toContain('联系方式: 王工, 0571-0000, wang@example.org');
  });

  it('says nothing of what the notice does not name', () => {
    const { contactPoint: _, ...notice } = page.notice;
    const lines = pageLines({ ...page, notice: { ...notice, items: [] } }, [], 'en').join('\n');
    expect(lines).not.toMatch(/contact|items/);
  });

  it('speaks in the words of its procedure', () => {
    expect(pageLines(page, [], 'zh')).toContain('招标人: 示范公司');
    const lines = pageLines({ ...page, procedure: 'gp-consultation@1' }, [], 'zh');
    expect(lines).toEqual(
      expect.arrayContaining(['交易方式: 竞争性磋商 (gp-consultation@1)', '采购人: 示范公司', '阶段: 接受响应文件']),
    );
  });
});
