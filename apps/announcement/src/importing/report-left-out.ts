import { type FoundRelease } from './find-release';
import { type ImportReport } from './import-report';
import { type Source } from './source';

/** Members of a tender that become part of the draft, or that were told of where they were read. */
const READ_OF_TENDER = new Set([
  'id',
  'title',
  'description',
  'value',
  'lots',
  'items',
  'eligibilityCriteria',
  'mainProcurementCategory',
  'procuringEntity',
  'procurementMethod',
  'awardCriteria',
  'awardCriteriaDetails',
  'tenderPeriod',
]);
/** Members of a release that are about it rather than about what is bought, and those that were read. */
const READ_OF_RELEASE = new Set([
  'ocid',
  'id',
  'date',
  'tag',
  'initiationType',
  'language',
  'parties',
  'buyer',
  'tender',
  'title',
]);

/** Tells what the release says that a draft here does not. */
export function reportLeftOut({ release, passedOver }: FoundRelease, report: ImportReport): void {
  const tender = release.get('tender');
  reportProcedure(tender, report);
  if (!tender.get('tenderPeriod').isEmpty())
    report.add(
      'replaced',
      { field: 'timetable', source: tender.get('tenderPeriod') },
      '原投标期限不沿用，发布时按规则重新拟定时间安排',
      'the timetable is not taken over; publication proposes one by the rules',
    );
  for (const [parent, read] of [
    [tender, READ_OF_TENDER],
    [release, READ_OF_RELEASE],
  ] as const)
    for (const name of parent.names().filter((each) => !read.has(each) && !/^(title|description)_/.test(each)))
      report.add(
        'dropped',
        { field: '', source: parent.get(name) },
        '草稿中没有对应内容，未导入',
        'nothing in a draft corresponds to it; not imported',
      );
  if (passedOver > 0)
    report.add(
      'dropped',
      { field: '' },
      `另有${passedOver}个发布未导入`,
      `${passedOver} other releases are not imported`,
    );
}

function reportProcedure(tender: Source, report: ImportReport): void {
  const method = tender.get('procurementMethod');
  if (method.value === 'open') return;
  const source = method.isEmpty() ? tender.get('procurementMethodDetails') : method;
  report.add(
    'replaced',
    { field: 'procedure', source, after: 'open' },
    '按公开招标进行',
    'tendered here by open tender',
  );
}
