import { type Bilingual } from '@mingtang/procedure/writing';

const term = (zh: string, en: string): Bilingual => ({ zh, en });

/** What the members of a draft and of an OCDS release are called where a report speaks of them. */
const TERMS: Readonly<Record<string, Bilingual>> = {
  // Of the draft.
  procedure: term('招标方式', 'Procedure'),
  timetable: term('时间安排', 'Timetable'),
  estimate: term('估算价', 'Estimate'),
  region: term('实施地点', 'Place of performance'),
  requirements: term('要求', 'Requirements'),
  criteria: term('评审因素', 'Criteria'),
  evaluation: term('评标办法', 'Evaluation method'),
  origin: term('来源', 'Origin'),
  releaseId: term('公告编号', 'Release id'),
  lotId: term('所属标段', 'Its lot'),
  weight: term('权重', 'Weight'),
  // Of the release and its package.
  package: term('数据包', 'Package'),
  ocid: term('开放合同编号', 'Open contracting id'),
  id: term('编号', 'Id'),
  date: term('日期', 'Date'),
  tag: term('公告类型', 'Kind of release'),
  language: term('语言', 'Language'),
  initiationType: term('发起方式', 'Initiated by'),
  version: term('标准版本', 'Version of the standard'),
  extensions: term('扩展', 'Extensions'),
  publisher: term('发布者', 'Publisher'),
  publishedDate: term('发布日期', 'Published'),
  publicationPolicy: term('发布政策', 'Publication policy'),
  license: term('许可', 'Licence'),
  uri: term('地址链接', 'Address of it'),
  uid: term('标识', 'Identifier'),
  parties: term('参与方', 'Party'),
  buyer: term('采购人', 'Buyer'),
  procuringEntity: term('招标人', 'Procuring entity'),
  agency: term('代理机构', 'Agency'),
  planning: term('采购计划', 'Planning'),
  budget: term('预算', 'Budget'),
  tender: term('招标', 'Tender'),
  awards: term('中标结果', 'Award'),
  contracts: term('合同', 'Contract'),
  suppliers: term('供应商', 'Suppliers'),
  tenderers: term('投标人', 'Tenderers'),
  numberOfTenderers: term('投标人数', 'Number of tenderers'),
  bids: term('投标', 'Bids'),
  title: term('名称', 'Title'),
  description: term('说明', 'Description'),
  status: term('状态', 'Status'),
  statusDetails: term('状态说明', 'Details of the status'),
  value: term('金额', 'Value'),
  minValue: term('最低金额', 'Lowest value'),
  maxValue: term('最高金额', 'Highest value'),
  amount: term('数额', 'Amount'),
  currency: term('币种', 'Currency'),
  lots: term('标段', 'Lot'),
  lotGroups: term('标段组', 'Group of lots'),
  relatedLot: term('所属标段', 'Its lot'),
  relatedLots: term('所属标段', 'Its lots'),
  items: term('标的', 'Item'),
  quantity: term('数量', 'Quantity'),
  unit: term('单位', 'Unit'),
  classification: term('分类', 'Classification'),
  additionalClassifications: term('其他分类', 'Further classifications'),
  scheme: term('编码体系', 'Scheme'),
  identifier: term('机构标识', 'Identifier'),
  additionalIdentifiers: term('其他机构标识', 'Further identifiers'),
  legalName: term('法定名称', 'Legal name'),
  name: term('名称', 'Name'),
  roles: term('角色', 'Roles'),
  details: term('详情', 'Details'),
  address: term('地址', 'Address'),
  streetAddress: term('街道', 'Street'),
  locality: term('城市', 'Town'),
  postalCode: term('邮政编码', 'Postal code'),
  countryName: term('国家', 'Country'),
  country: term('国家', 'Country'),
  contactPoint: term('联系人', 'Contact point'),
  additionalContactPoints: term('其他联系人', 'Further contact points'),
  email: term('电子邮箱', 'E-mail'),
  telephone: term('电话', 'Telephone'),
  faxNumber: term('传真', 'Fax'),
  url: term('网址', 'Web address'),
  mainProcurementCategory: term('主要采购类别', 'Main category'),
  additionalProcurementCategories: term('其他采购类别', 'Further categories'),
  procurementMethod: term('采购方式', 'Procurement method'),
  procurementMethodDetails: term('采购方式说明', 'Details of the method'),
  procurementMethodRationale: term('采购方式理由', 'Reason for the method'),
  awardCriteria: term('评审标准', 'Award criteria'),
  awardCriteriaDetails: term('评审标准说明', 'Details of the award criteria'),
  submissionMethod: term('递交方式', 'Way of submission'),
  submissionMethodDetails: term('递交方式说明', 'Details of submission'),
  eligibilityCriteria: term('投标人资格', 'Eligibility'),
  selectionCriteria: term('选择标准', 'Selection criteria'),
  tenderPeriod: term('投标期限', 'Tender period'),
  enquiryPeriod: term('询问期限', 'Enquiry period'),
  hasEnquiries: term('是否接受询问', 'Takes enquiries'),
  awardPeriod: term('评定期限', 'Award period'),
  contractPeriod: term('合同期限', 'Contract period'),
  period: term('期限', 'Period'),
  startDate: term('开始日期', 'Begins'),
  endDate: term('结束日期', 'Ends'),
  maxExtentDate: term('最晚日期', 'Latest end'),
  durationInDays: term('天数', 'Days'),
  dateSigned: term('签订日期', 'Signed'),
  datePublished: term('发布日期', 'Published'),
  dateModified: term('修改日期', 'Changed'),
  documents: term('文件', 'Documents'),
  documentType: term('文件类型', 'Kind of document'),
  format: term('格式', 'Format'),
  milestones: term('里程碑', 'Milestones'),
  amendment: term('更正', 'Amendment'),
  amendments: term('更正', 'Amendments'),
  implementation: term('履行', 'Implementation'),
  transactions: term('支付', 'Payments'),
  relatedProcesses: term('相关项目', 'Related processes'),
  options: term('选择权', 'Options'),
  renewal: term('续约', 'Renewal'),
  hasOptions: term('有无选择权', 'Has options'),
  hasRenewal: term('能否续约', 'Can be renewed'),
  legalBasis: term('法律依据', 'Legal basis'),
  techniques: term('采购技术手段', 'Techniques'),
  coveredBy: term('适用协定', 'Covered by'),
  communication: term('沟通方式', 'Communication'),
  otherRequirements: term('其他要求', 'Other requirements'),
  placeOfPerformance: term('实施地点', 'Place of performance'),
  placesOfPerformance: term('实施地点', 'Places of performance'),
  deliveryAddress: term('交付地址', 'Delivery address'),
  deliveryAddresses: term('交付地址', 'Delivery addresses'),
  deliveryLocation: term('交付位置', 'Delivery location'),
};

/** What parties are called by what they do in the process. */
const ROLES: Readonly<Record<string, Bilingual>> = {
  buyer: term('采购人', 'Buyer'),
  procuringEntity: term('招标人', 'Procuring entity'),
  supplier: term('供应商', 'Supplier'),
  tenderer: term('投标人', 'Tenderer'),
  funder: term('出资人', 'Funder'),
  enquirer: term('询问人', 'Enquirer'),
  payer: term('付款人', 'Payer'),
  payee: term('收款人', 'Payee'),
  reviewBody: term('受理机构', 'Review body'),
};

export function roleTerm(roles: readonly unknown[]): Bilingual {
  const known = roles.flatMap((role) => (typeof role === 'string' && Object.hasOwn(ROLES, role) ? [ROLES[role]] : []));
  const [first] = known;
  return first ?? (TERMS['parties'] as Bilingual);
}

/**
 * A path into a draft or a release in words: `lots[1].estimate` is 标段 2 · 估算价, Lot 2 · Estimate.
 * @param first what the first member is called, where its own name says too little
 */
export function placeInWords(path: string, first?: Bilingual): Bilingual {
  const steps = path.split('.');
  const words = steps.map((step, at) => {
    const [, name = '', index] = /^(.*?)(?:\[(\d*)\])?$/.exec(step) ?? [];
    const called = (at === 0 && first) || named(name);
    const number = index === undefined || index === '' ? '' : ` ${Number(index) + 1}`;
    return { zh: called.zh + number, en: called.en + number };
  });
  return { zh: words.map(({ zh }) => zh).join(' · '), en: words.map(({ en }) => en).join(' · ') };
}

/** A member of an extension that has no term here keeps its own name, told apart into words. */
function named(name: string): Bilingual {
  if (Object.hasOwn(TERMS, name)) return TERMS[name] as Bilingual;
  const [, base = '', language] = /^(\w+?)_([A-Za-z-]{2,8})$/.exec(name) ?? [];
  if (Object.hasOwn(TERMS, base)) {
    const known = TERMS[base] as Bilingual;
    return { zh: `${known.zh}（${language}）`, en: `${known.en} (${language})` };
  }
  const words = name
    .replace(/^x(?=[A-Z])/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .slice(0, 60)
    .toWellFormed();
  return { zh: `其他信息“${words}”`, en: `Further: ${words}` };
}
