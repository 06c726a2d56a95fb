import { invalidField, RefusedError } from '@mingtang/procedure/rules';
import { type Bilingual } from '@mingtang/procedure/writing';
import { type FoundRelease } from './find-release';
import { type ImportReport } from './import-report';
import { type Source } from './source';
import { valueInWords } from './value-in-words';

/** How publishers say in words that nobody could compete. */
const DIRECT =
  /direct\s+(?:award|procurement|contract)|(?:single|sole)[\s-]*source|without\s+(?:a\s+)?(?:prior\s+)?(?:publication|competition|call)|单一来源|直接(?:采购|委托|发包|签订)/i;
const OF_AWARDS = /^(?:award|contract|implementation)/;

/**
 * A draft here is of an open tender. What was awarded directly, or in another way than by open tender, is only made into one where
 * whoever imports says so; it stands first in the report.
 * @throws {RefusedError} `release-not-open`
 */
export function importProcedure({ release, tags }: FoundRelease, asOpenTender: boolean, report: ImportReport): void {
  const tender = release.get('tender');
  const method = tender.get('procurementMethod');
  if (method.value === 'open') return report.take(method);
  const details = tender.get('procurementMethodDetails');
  const source = method.isEmpty() ? details : method;
  const said = valueInWords(details.value);
  const words = METHODS[String(method.value)] ?? (said === '' ? AWARD_ONLY : OTHER);
  if (isNotOpen(method, details, tags)) {
    if (!asOpenTender)
      throw new RefusedError([
        invalidField(
          'asOpenTender',
          'release-not-open',
          {
            zh: `该公告不是公开招标，而是${words.zh}${said && `：${said}`}；确认改按公开招标办理的，请明确选择`,
            en: `this was ${words.en}${said && `: ${said}`}; say so explicitly where it is to be tendered openly here`,
          },
          { method: String(method.value ?? '').slice(0, 100) },
        ),
      ]);
    report.add(
      'replaced',
      { field: 'procedure', source },
      `原为${words.zh}，已按您的确认改为公开招标`,
      `it was ${words.en}; made into an open tender here, as you confirmed`,
    );
    return;
  }
  report.add(
    'replaced',
    { field: 'procedure', source },
    '原公告未按标准写明采购方式，按公开招标进行',
    'the release does not say its procurement method by the standard; tendered here by open tender',
  );
}

/** The method codelist of OCDS. */
const METHODS: Readonly<Record<string, Bilingual>> = {
  selective: { zh: '邀请招标（selective）', en: 'a selective tender' },
  limited: { zh: '有限竞争（limited）', en: 'a limited tender' },
  direct: { zh: '直接采购（direct）', en: 'a direct award' },
};
const AWARD_ONLY: Bilingual = { zh: '仅有中标或合同信息', en: 'told only by its award or contract' };
const OTHER: Bilingual = { zh: '非公开招标', en: 'no open tender' };

function isNotOpen(method: Source, details: Source, tags: readonly string[]): boolean {
  if (!method.isEmpty()) return true;
  if (typeof details.value === 'string' && DIRECT.test(details.value.slice(0, 2_000))) return true;
  return tags.length > 0 && tags.every((tag) => OF_AWARDS.test(tag));
}
