import { type TenderItem } from '@mingtang/procedure/tender';
import { type Column } from '../files/table';

export const ITEM_COLUMNS: readonly Column<TenderItem>[] = [
  { head: { zh: '编号', en: 'Number' }, width: 12, value: ({ id }) => id },
  { head: { zh: '名称', en: 'Item' }, width: 48, value: ({ description }) => description },
  { head: { zh: '数量', en: 'Quantity' }, kind: 'amount', width: 14, value: ({ quantity }) => quantity },
  { head: { zh: '单位', en: 'Unit' }, width: 10, value: ({ unit }) => unit },
  { head: { zh: '分类标准', en: 'Scheme' }, width: 14, value: ({ classification }) => classification?.scheme },
  { head: { zh: '分类编码', en: 'Code' }, width: 16, value: ({ classification }) => classification?.id },
  { head: { zh: '分类名称', en: 'Class' }, width: 32, value: ({ classification }) => classification?.description },
  { head: { zh: '标段', en: 'Lot' }, width: 10, value: ({ lotId }) => lotId },
];
