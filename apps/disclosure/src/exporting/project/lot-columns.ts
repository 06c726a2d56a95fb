import { STAGE_NAMES } from '@mingtang/procedure/procedures';
import { type LotFactsDto } from '../../register/lot-facts.dto';
import { type Column } from '../files/table';
import { yesOrNo } from '../words';

export const LOT_COLUMNS: readonly Column<LotFactsDto>[] = [
  { head: { zh: '标段', en: 'Lot' }, width: 10, value: ({ lot }) => lot },
  { head: { zh: '标段名称', en: 'Title' }, width: 40, value: ({ title }) => title },
  { head: { zh: '阶段', en: 'Stage' }, width: 16, value: ({ stage }) => STAGE_NAMES[stage] },
  { head: { zh: '暂停', en: 'Suspended' }, width: 10, value: ({ suspended }) => yesOrNo(suspended) },
  { head: { zh: '估算价', en: 'Estimate' }, kind: 'amount', width: 20, value: ({ estimate }) => estimate?.amount },
  { head: { zh: '估算价币种', en: 'Currency of estimate' }, width: 12, value: ({ estimate }) => estimate?.currency },
  {
    head: { zh: '最高投标限价', en: 'Maximum price' },
    kind: 'amount',
    width: 20,
    value: ({ maximumPrice }) => maximumPrice?.amount,
  },
  {
    head: { zh: '投标数', en: 'Bids' },
    kind: 'count',
    width: 8,
    value: ({ opening, openingFailure }) => opening?.entries.length ?? openingFailure?.bids,
  },
  { head: { zh: '开标完成', en: 'Opened' }, kind: 'instant', width: 22, value: ({ opening }) => opening?.openedAt },
  {
    head: { zh: '评标完成', en: 'Evaluated' },
    kind: 'instant',
    width: 22,
    value: ({ evaluation }) => evaluation?.completedAt,
  },
  {
    head: { zh: '候选人公示', en: 'Candidates published' },
    kind: 'instant',
    width: 22,
    value: ({ candidates }) => candidates?.publishedAt,
  },
  {
    head: { zh: '异议截止', en: 'Objections until' },
    kind: 'instant',
    width: 22,
    value: ({ candidates }) => candidates?.objectionsUntil,
  },
  { head: { zh: '中标人', en: 'Winner' }, width: 32, value: ({ award }) => award?.bidder.name },
  { head: { zh: '中标价', en: 'Award' }, kind: 'amount', width: 20, value: ({ award }) => award?.price.amount },
  { head: { zh: '中标价币种', en: 'Currency of award' }, width: 12, value: ({ award }) => award?.price.currency },
  {
    head: { zh: '确定中标人', en: 'Winner determined' },
    kind: 'instant',
    width: 22,
    value: ({ award }) => award?.determinedAt,
  },
  {
    head: { zh: '结果公告', en: 'Result published' },
    kind: 'instant',
    width: 22,
    value: ({ award }) => award?.resultPublishedAt,
  },
  {
    head: { zh: '质疑截止', en: 'Challenges until' },
    kind: 'instant',
    width: 22,
    value: ({ award }) => award?.challengesUntil,
  },
  {
    head: { zh: '中标通知书', en: 'Award notice' },
    kind: 'instant',
    width: 22,
    value: ({ award }) => award?.noticedAt,
  },
  {
    head: { zh: '合同签订', en: 'Contract signed' },
    kind: 'instant',
    width: 22,
    value: ({ contract }) => contract?.signedAt,
  },
  {
    head: { zh: '合同价', en: 'Contract price' },
    kind: 'amount',
    width: 20,
    value: ({ contract }) => contract?.price.amount,
  },
];
