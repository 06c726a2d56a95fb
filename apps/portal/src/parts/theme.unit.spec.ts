import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FOCUS, theme } from './theme';

const SOURCE = resolve(import.meta.dirname, '..');
const ERROR = String(theme.token?.colorError);

/** Red, green and blue of a colour, from 0 to 1. */
function partsOf(colour: string): [number, number, number] {
  const part = (at: number) => parseInt(colour.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** The relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const [red, green, blue] = partsOf(colour).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('what has the focus', () => {
  it.each(['#ffffff', String(theme.token?.colorBgLayout)])('stands out from the ground %s (WCAG 1.4.11)', (ground) => {
    expect(contrast(FOCUS, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('is blue, where an error is red', () => {
    const [red, , blue] = partsOf(FOCUS);
    const [errorRed, , errorBlue] = partsOf(ERROR);
    expect(blue).toBeGreaterThan(2 * red);
    expect(errorRed).toBeGreaterThan(2 * errorBlue);
  });

  it('has the one colour in every field, button and link of the component library', () => {
    expect(theme.token).toMatchObject({ colorPrimaryBorder: FOCUS, controlOutline: `${FOCUS}40` });
    for (const field of ['Input', 'InputNumber', 'DatePicker', 'Select'] as const)
      expect(theme.components?.[field]).toMatchObject({ activeBorderColor: FOCUS });
  });

  it('has it in every stylesheet', () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
    const rules = files.flatMap((file) => [
      ...readFileSync(join(SOURCE, file), 'utf8').matchAll(/[^{}]*:focus[^{}]*\{([^}]*)\}/g),
    ]);
    const colours = rules.flatMap(([, body = '']) => [
      ...body.matchAll(/(?:outline|border|box-shadow)[\w-]*:[^;]*?(#\w+|var\(--[\w-]+\))/g),
    ]);
    expect(colours.map(([, colour]) => colour)).toEqual(expect.arrayContaining(['var(--focus)']));
    expect(new Set(colours.map(([, colour]) => colour))).toEqual(new Set(['var(--focus)']));
    expect(readFileSync(join(SOURCE, 'shell/shell.css'), 'utf8')).toContain(`--focus: ${FOCUS};`);
  });
});
