import { type Bilingual } from '../../writing/text';

/** In what capacity somebody acts in a case. One account may have several; `platform` is what happens by itself at its time. */
export const CAPACITIES = {
  owner: { zh: '招标人或者招标代理机构', en: 'tenderer or its agency' },
  bidder: { zh: '投标人', en: 'bidder' },
  interested: { zh: '利害关系人', en: 'party with an interest' },
  member: { zh: '评标委员会成员', en: 'committee member' },
  custodian: { zh: '密钥托管人', en: 'key custodian' },
  supervisor: { zh: '行政监督部门', en: 'supervisor' },
  operator: { zh: '平台运行机构', en: 'operator of the platform' },
  platform: { zh: '平台', en: 'platform' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Capacity = keyof typeof CAPACITIES;
