import { ACTING_SERVICES } from '@mingtang/services';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import * as bidding from '../bidding';
import * as disclosure from '../disclosure';
import * as evaluation from '../evaluation';
import * as money from '../money';
import * as notice from '../notice';
import * as organisation from '../organisation';
import * as procedures from '../procedures';
import * as tender from '../tender';
import * as time from '../time';
import * as writing from '../writing';
import { isRuleId, RULES } from './rules';

const SUBJECTS = [bidding, disclosure, evaluation, money, notice, organisation, procedures, tender, time, writing];

const page = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');
const [inForce = '', notYet = ''] = page.split('## Not enforced yet');

/** Rows of the tables whose first cell is a rule id, cell by cell. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([id]) => /^[A-Z]{2,3}-\d{2}$/.test(id ?? ''));
}

describe('the rules', () => {
  it('each have a title in both languages and a legal source', () => {
    for (const { id, title, source } of Object.values(RULES)) {
      expect(id).toMatch(/^(ANN|BID|OPN|EVA|DIS|GP|CMP)-\d{2}$/);
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).not.toMatch(/\p{Script=Han}/u);
      expect(source).toMatch(/第.+条|source to be confirmed/);
    }
  });

  it('are known by their ids, and nothing else is', () => {
    expect(Object.keys(RULES).every(isRuleId)).toBe(true);
    expect(['toString', 'ANN-99', ''].some(isRuleId)).toBe(false);
  });
});

describe('docs/rules.md', () => {
  it('lists every rule in force in the words of the code', () => {
    expect(rowsOf(inForce).map((row) => row.slice(0, 3))).toEqual(
      Object.values(RULES).map(({ id, title, source }) => [
        id,
        `${title.zh}<br>${title.en}`,
        source.replaceAll('; ', '<br>'),
      ]),
    );
  });

  it('names functions that there are', () => {
    const named = rowsOf(inForce).flatMap(([, , , where = '']) =>
      [...where.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const exported = [...SUBJECTS.flatMap((subject) => Object.keys(subject)), ...ACTING_SERVICES];
    expect(named.filter((name) => !exported.includes(name ?? ''))).toEqual([]);
  });

  it('lists no rule in force as one that is not', () => {
    const ids = rowsOf(notYet).map(([id]) => id ?? '');
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter(isRuleId)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
