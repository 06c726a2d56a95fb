import { describe, expect, it } from '@jest/globals';
import { listFile, projectFile } from './file-addresses';

describe('addresses of files', () => {
  it('are in the language of the page', () => {
    expect(projectFile('p', 'pdf', 'zh-CN')).toBe('/api/disclosure/register/projects/p/export.pdf?lang=zh');
    expect(projectFile('p', 'csv', 'en', 'bids')).toBe(
      '/api/disclosure/register/projects/p/export.csv?lang=en&table=bids',
    );
  });

  it('ask for what the search asked for, each kind of stage, and nothing that it left open', () => {
    expect(listFile('xlsx', 'zh-CN', { q: '江路', kind: ['offers', 'failure'], region: '', sandbox: undefined })).toBe(
      '/api/disclosure/register/export.xlsx?q=%E6%B1%9F%E8%B7%AF&kind=offers&kind=failure&lang=zh',
    );
  });
});
