import { describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { letterOf } from './letter';

const facts = {
  said: { zh: '投标已截止，正在开标', en: 'Bidding has closed, the opening begins' },
  projectTitle: '道路\r\nBcc: all@example.org\u0007\ufffe\ud800',
  lotTitle: '标段\u202eA',
  link: 'https://example.org/projects/1',
  named: true,
};

describe('a letter about a title that no letter carries', () => {
  it('has one subject, and no header that the title begins', async () => {
    const letter = letterOf(facts, 'zh-CN');
    const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
      from: 'a@example.org',
      to: 'b@example.org',
      ...letter,
    });
    const read = await simpleParser(message as Buffer);
    expect([...read.headers.keys()]).not.toContain('bcc');
    expect(read.subject).toBe('[明堂] 投标已截止，正在开标 · 道路 Bcc: all@example.org\ufffd\ufffd\ufffd');
    expect(read.text).toContain('标段: 标段\ufffdA\n');
  });

  it('keeps a title that is written from right to left to itself', () => {
    const { subject, text } = letterOf({ ...facts, projectTitle: 'طريق', lotTitle: '一' }, 'en');
    expect(subject).toMatch(/ · \u2068طريق\u2069$/);
    expect(text).toContain('\n\u2068طريق\u2069\nLot: 一\n');
  });
});
