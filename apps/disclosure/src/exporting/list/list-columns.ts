import { definitionOf, STAGE_NAMES } from '@mingtang/procedure/procedures';
import { type ProjectLineDto } from '../../register/search/project-line.dto';
import { type Column } from '../files/table';
import { CLASSIFICATION_WORDS, yesOrNo } from '../words';

/** The register's list as a table. */
export const LIST_COLUMNS: readonly Column<ProjectLineDto>[] = [
  { head: { zh: '项目编号', en: 'Number' }, width: 32, value: ({ ocid }) => ocid },
  { head: { zh: '项目名称', en: 'Title' }, width: 48, value: ({ title }) => title },
  {
    head: { zh: '采购方式', en: 'Procedure' },
    width: 24,
    value: ({ procedure }) => definitionOf(procedure).title,
  },
  { head: { zh: '阶段', en: 'Stage' }, width: 16, value: ({ stage }) => STAGE_NAMES[stage] },
  { head: { zh: '类别', en: 'Class' }, width: 10, value: (line) => CLASSIFICATION_WORDS[line.classification] },
  { head: { zh: '地点', en: 'Place' }, width: 16, value: ({ region }) => region },
  { head: { zh: '招标人', en: 'Procuring entity' }, width: 32, value: (line) => line.procuringEntity.name },
  {
    head: { zh: '招标人代码', en: 'Identifier' },
    width: 28,
    value: ({ procuringEntity: { scheme, id } }) => `${scheme}-${id}`,
  },
  { head: { zh: '招标代理机构', en: 'Agency' }, width: 32, value: ({ agency }) => agency?.name },
  { head: { zh: '估算价', en: 'Estimate' }, kind: 'amount', width: 20, value: ({ estimate }) => estimate?.amount },
  { head: { zh: '币种', en: 'Currency' }, width: 8, value: ({ estimate }) => estimate?.currency },
  { head: { zh: '标段数', en: 'Lots' }, kind: 'count', width: 8, value: ({ lots }) => lots },
  { head: { zh: '公告时间', en: 'Published' }, kind: 'instant', width: 22, value: (line) => line.publishedAt },
  {
    head: { zh: '投标截止', en: 'Bid deadline' },
    kind: 'instant',
    width: 22,
    value: (line) => line.submissionDeadline,
  },
  { head: { zh: '沙盒', en: 'Sandbox' }, width: 8, value: ({ sandbox }) => yesOrNo(sandbox) },
  { head: { zh: '标识', en: 'Id' }, width: 38, value: ({ project }) => project },
];
