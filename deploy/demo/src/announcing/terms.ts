import { type ProjectDraftData } from '@mingtang/procedure/tender';

/** What the demo adds to an imported notice, which names no lots, criteria or requirements. */
export type Terms = Pick<ProjectDraftData, 'lots' | 'requirements' | 'criteria' | 'evaluation' | 'classification'> &
  Partial<Pick<ProjectDraftData, 'bidSecurity' | 'estimate'>>;

const gbp = (amount: string) => ({ amount, currency: 'GBP' });

/** Criteria of which a price counts 40, and their method: composite scoring by the lowest price. */
const COMPOSITE: Pick<Terms, 'criteria' | 'evaluation'> = {
  criteria: [
    { id: 'price', title: '投标报价 / price', kind: 'price', weight: '40', maximum: '100', minimum: '0' },
    {
      id: 'method',
      title: '施工组织设计 / method statement',
      kind: 'technical',
      weight: '30',
      maximum: '100',
      minimum: '0',
    },
    { id: 'team', title: '项目管理机构 / project team', kind: 'technical', weight: '15', maximum: '50', minimum: '0' },
    {
      id: 'record',
      title: '企业业绩与信誉 / track record',
      kind: 'business',
      weight: '15',
      maximum: '50',
      minimum: '0',
    },
  ],
  evaluation: {
    kind: 'composite',
    price: { formula: 'lowest-price' },
    expertMean: 'without-extremes',
    digits: 2,
    tieRule: ['lower-price', 'technical-score', 'drawn-lot'],
  },
};

const REQUIREMENTS: Terms['requirements'] = [
  { id: 'licence', title: '具有与招标项目相应的资质 / licensed for the works', kind: 'qualification' },
  { id: 'signed', title: '投标函经授权代表签署 / tender form signed', kind: 'formal' },
  { id: 'programme', title: '工期满足招标文件要求 / within the time for completion', kind: 'responsiveness' },
];

/** Terms of the tender that is played: two lots, of which the second will find too few bidders. */
export const RE_ROOFING_TERMS: Terms = {
  classification: 'works',
  lots: [
    {
      id: '1',
      title: '屋面更新 / Re-roofing',
      description: 'Re-roofing of council housing, year 3 call-off',
      estimate: gbp('1800000.00'),
      maximumPrice: gbp('1800000.00'),
    },
    {
      id: '2',
      title: '附属工程 / Associated works',
      description: 'Rainwater goods, fascias and associated works',
      estimate: gbp('450000.00'),
      maximumPrice: gbp('450000.00'),
    },
  ],
  requirements: REQUIREMENTS,
  ...COMPOSITE,
  bidSecurity: gbp('30000.00'),
};

/** Terms of the tender that is left open: three lots, no security, so that one needs nothing but an account to bid. */
export const SOLAR_TERMS: Terms = {
  classification: 'works',
  lots: ['A', 'B', 'C'].map((letter, index) => ({
    id: String(index + 1),
    title: `光伏安装 ${letter} / Solar PV installation, site ${letter}`,
    description: `Supply and installation of solar PV at site ${letter}`,
    maximumPrice: gbp('80000.00'),
  })),
  requirements: REQUIREMENTS,
  ...COMPOSITE,
};
