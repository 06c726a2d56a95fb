import { canonicalJson } from '@mingtang/transparency';
import { differences } from '../services/differences';

/** Says what is wrong, in both languages. */
export type Fail = (zh: string, en: string) => void;

/** Says where what is there differs from what is expected, at most five times. */
export function compare(fail: Fail, zh: string, en: string, here: unknown, expected: unknown): void {
  for (const { path, here: is, there } of differences(
    JSON.parse(canonicalJson(here)),
    JSON.parse(canonicalJson(expected)),
  ).slice(0, 5)) {
    const [found, wanted] = [is, there].map((value) =>
      value === undefined ? '—' : canonicalJson(value).slice(0, 160),
    );
    fail(`${zh} ${path} 为 ${found}，应为 ${wanted}`, `${en}: ${path} is ${found}, expected ${wanted}`);
  }
}
