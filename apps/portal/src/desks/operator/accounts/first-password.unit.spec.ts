import { describe, expect, it } from '@jest/globals';
import { firstPassword } from './first-password';

describe('a first password', () => {
  it('has 16 letters and digits that cannot be mistaken for one another', () => {
    for (let round = 0; round < 100; round++) expect(firstPassword()).toMatch(/^[A-HJKMNP-Za-hjkmnp-z2-9]{16}$/);
  });

  it('takes no byte that would make some letters more likely than others', () => {
    const bytes = [255, 254, 253, 0];
    const given = firstPassword((wanted) => wanted.map((_, at) => bytes[at % bytes.length] as number));
    expect(given).toBe('A'.repeat(16));
  });
});
