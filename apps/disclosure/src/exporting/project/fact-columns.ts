import { formatMoney } from '@mingtang/procedure/money';
import { definitionOf, STAGE_NAMES } from '@mingtang/procedure/procedures';
import { type ProjectFactsDto } from '../../register/project-facts.dto';
import { type Column, readableTime } from '../files/table';
import { CLASSIFICATION_WORDS, type Said, yesOrNo } from '../words';

/** One fact of a project: what it is called, and what it is. */
export interface Fact {
  readonly name: Said;
  readonly value: string | Said;
}

export const FACT_COLUMNS: readonly Column<Fact>[] = [
  { head: { zh: '事项', en: 'Fact' }, width: 24, value: ({ name }) => name },
  { head: { zh: '内容', en: 'Value' }, width: 80, value: ({ value }) => value },
];

/** The facts of a project as a whole, those that it has. */
export function factsOf({ notice, timetable, stage, sandbox, cancellation, project }: ProjectFactsDto): Fact[] {
  const { estimate, agency, procuringEntity, classification, contactPoint } = notice;
  const fact = (zh: string, en: string, value: string | Said | undefined): Fact[] =>
    value === undefined ? [] : [{ name: { zh, en }, value }];
  return [
    ...fact('项目编号', 'Number', notice.ocid),
    ...fact('项目名称', 'Title', notice.title),
    ...fact('采购方式', 'Procedure', definitionOf(notice.procedure).title),
    ...fact('阶段', 'Stage', STAGE_NAMES[stage]),
    ...fact('类别', 'Class', CLASSIFICATION_WORDS[classification]),
    ...fact('地点', 'Place', notice.region),
    ...fact('招标人', 'Procuring entity', partyOf(procuringEntity)),
    ...fact('招标代理机构', 'Agency', agency && partyOf(agency)),
    ...fact('联系人', 'Contact', contactPoint?.name),
    ...fact('联系电话', 'Telephone', contactPoint?.telephone),
    ...fact('电子邮箱', 'E-mail', contactPoint?.email),
    ...fact('网址', 'Page', contactPoint?.url),
    ...fact('估算价', 'Estimate', estimate ? both((language) => formatMoney(estimate, language)) : undefined),
    ...fact('项目概况', 'Description', notice.description),
    ...fact('公告时间', 'Published', readableTime(notice.publishedAt)),
    ...fact('招标文件获取自', 'Documents from', readableTime(timetable.documentsAvailableFrom)),
    ...fact('招标文件获取至', 'Documents until', readableTime(timetable.documentsAvailableUntil)),
    ...fact('投标截止', 'Bid deadline', readableTime(timetable.submissionDeadline)),
    ...fact('开标时间', 'Opening', readableTime(timetable.openingAt)),
    ...fact(
      '终止招标',
      'Cancelled',
      cancellation && `${readableTime(cancellation.cancelledAt)} ${cancellation.reason}`,
    ),
    ...fact('重新招标，原项目', 'Run again of', notice.rerunOf),
    ...fact('沙盒', 'Sandbox', yesOrNo(sandbox)),
    ...fact('标识', 'Id', project),
  ];
}

const partyOf = ({ name, scheme, id }: { readonly name: string; readonly scheme: string; readonly id: string }) =>
  `${name} (${scheme}-${id})`;

function both(say: (language: 'zh' | 'en') => string): Said {
  return { zh: say('zh'), en: say('en') };
}
