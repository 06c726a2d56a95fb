import { cleanText, LOST, shorten } from './clean-text';
import { type ImportReport } from './import-report';
import { type Source } from './source';

/** Longer texts are cut before anything else is done to them. */
const MOST_RAW = 200_000;
/** Fields of a draft that may have many lines. */
const MANY_LINES = /(?:^|\.)description$|^requirements$|^criteria\[\d+\]\.title$/;

/** Reads a text for a field of the draft, cleaned and at most so long; empty where there is none. */
export function readText(source: Source, field: string, most: number, report: ImportReport): string {
  const raw = rawText(source, field, report);
  report.take(source);
  const clean = cleanText(raw.slice(0, MOST_RAW), MANY_LINES.test(field) ? 'many' : 'one');
  const text = shorten(clean, most);
  if (raw.trim() !== '' && clean !== raw && raw.length <= MOST_RAW)
    report.add(
      'text-cleaned',
      { field, source, after: clean },
      '已清理文字（HTML 实体、标记、控制字符或多余空白）',
      'text cleaned: HTML entities, markup, control characters or surplus white space',
    );
  if (clean.includes(LOST) && !raw.includes(LOST))
    report.add(
      'asked',
      { field, source, after: clean },
      `原数据中有字符已丢失，以${LOST}标出，请核对原件后改正`,
      `characters were lost before the import and stand as ${LOST}; please look them up and correct them`,
    );
  if (text !== clean || raw.length > MOST_RAW)
    report.add('shortened', { field, source, after: text }, `超过${most}个字符，已截短`, `cut to ${most} characters`);
  return text;
}

/** Reads the first of several texts that says something. */
export function readFirstText(
  sources: readonly Source[],
  field: string,
  most: number,
  report: ImportReport,
): string | undefined {
  for (const source of sources) {
    const text = readText(source, field, most, report);
    if (text !== '') return text;
  }
  return undefined;
}

/** The text of a member, or of its first translation: `title`, `title_en`, `title_es`… (OCDS language-tagged fields). */
export function translations(parent: Source, name: string): Source[] {
  const tagged = parent.names().filter((other) => other.startsWith(`${name}_`));
  return [name, ...tagged].map((each) => parent.get(each));
}

function rawText(source: Source, field: string, report: ImportReport): string {
  const { value } = source;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') {
    report.add('converted', { field, source, after: String(value) }, '已转换为文字', 'turned into text');
    return String(value);
  }
  if (!source.isEmpty()) report.add('dropped', { field, source }, '此处应为文字，已略去', 'not a text; left out');
  return '';
}
