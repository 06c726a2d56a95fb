import { type Bilingual } from './text';

export interface Rule {
  readonly id: string;
  readonly title: Bilingual;
  /** Law and article, in Chinese and English. */
  readonly source: string;
}

const tbl = (articles: string) => `招标投标法 第${articles}条 / Tendering and Bidding Law art. ${articles}`;
const reg = (articles: string) => `招标投标法实施条例 第${articles}条 / Implementing Regulations art. ${articles}`;
const both = (...sources: string[]) => sources.join('; ');
const ELECTRONIC =
  '电子招标投标办法 / Measures for Electronic Tendering (Order 20 of 2013; article: source to be confirmed)';

const catalogue = {
  'ANN-01': [
    '公开招标应当发布招标公告，并载明法定内容',
    'An open tender is announced to the public with the content that the law lists',
    both(tbl('16'), reg('15')),
  ],
  'ANN-03': ['招标文件发售期不得少于5日', 'Tender documents are available for at least 5 days', reg('16')],
  'ANN-04': [
    '自招标文件开始发出之日起至投标截止之日止不得少于20日',
    'At least 20 days from the first issue of the documents to the bid deadline',
    tbl('24'),
  ],
  'ANN-06': [
    '可能影响投标文件编制的澄清或者修改应当在投标截止至少15日前作出，不足的顺延截止时间',
    'A clarification or change that may affect bids is made at least 15 days before the deadline, or the deadline moves',
    both(tbl('23'), reg('21')),
  ],
  'ANN-08': [
    '不得以不合理条件限制、排斥潜在投标人',
    'No condition that unreasonably shuts out or favours bidders',
    both(tbl('18'), reg('32')),
  ],
  'ANN-09': [
    '开标前不得透露已获取招标文件的潜在投标人的名称、数量以及标底',
    'Who obtained documents, how many, and a base price stay secret until opening',
    tbl('22'),
  ],
  'ANN-10': [
    '设有最高投标限价的应当在招标文件中明确，不得规定最低投标限价',
    'A maximum price is published with the documents; there is no minimum price',
    reg('27'),
  ],
  'ANN-11': [
    '终止招标应当及时发布公告并说明原因，退还文件费用和投标保证金及利息',
    'Terminating a tender: the reason is published, fees and bid security are returned with interest',
    reg('31'),
  ],
  'BID-01': ['投标保证金不得超过招标项目估算价的2%', "Bid security is at most 2% of the project's estimate", reg('26')],
  'BID-02': [
    '逾期送达的投标文件应当拒收',
    'A bid that comes at the deadline or later is refused',
    both(tbl('28'), reg('36')),
  ],
  'BID-03': [
    '投标截止时间前可以补充、修改、替代或者撤回投标文件',
    'A bid may be supplemented, replaced or withdrawn before the deadline',
    both(tbl('29'), reg('35')),
  ],
  'BID-04': [
    '未按规定加密的投标文件应当拒收；开标前任何单位和个人不得解密、提取投标文件',
    'A bid not encrypted as required is refused; nobody decrypts a bid before opening',
    ELECTRONIC,
  ],
  'BID-05': [
    '投标截止后撤销投标文件的，可以不退还投标保证金',
    'On withdrawal after the deadline the bid security may be kept',
    reg('35'),
  ],
  'OPN-01': [
    '开标应当在投标截止的同一时间公开进行',
    'Opening is at the very time of the deadline, in public',
    both(tbl('34'), tbl('35')),
  ],
  'OPN-02': [
    '投标人少于3个的，不得开标，应当重新招标',
    'With fewer than 3 bids none is opened; the tender is run again',
    both(tbl('28'), reg('44')),
  ],
  'OPN-03': [
    '开标过程应当记录并公布',
    'Name, price and the rest of the list are read out and recorded; the record is published',
    both(tbl('36'), ELECTRONIC),
  ],
  'OPN-04': [
    '因投标人原因未能解密的，视为撤销其投标文件；因其他原因的，视为撤回；其他投标文件的开标继续进行',
    'A bid that will not open counts as withdrawn, with or without blame of its bidder; the others go on',
    ELECTRONIC,
  ],
  'EVA-01': [
    '评标委员会成员人数为五人以上单数，其中专家不得少于成员总数的三分之二',
    'The committee is odd, at least 5, with experts at least two thirds',
    tbl('37'),
  ],
  'EVA-02': [
    '评标专家应当从专家库相关专业中随机抽取',
    'Experts are drawn at random from the pool by category',
    both(tbl('37'), reg('46')),
  ],
  'EVA-03': [
    '与投标人有利害关系的人不得进入评标委员会；名单在中标结果确定前保密；被更换的成员作出的评审结论无效',
    'No member has an interest; names stay secret until the result; findings of a replaced member are void',
    both(tbl('37'), reg('48')),
  ],
  'EVA-04': [
    '应当按照招标文件确定的评标标准和方法评标',
    'Only the published criteria and method are applied',
    both(tbl('39'), tbl('40'), reg('49'), reg('52')),
  ],
  'EVA-05': [
    '否决投标应当有法定情形并依据招标文件',
    'A bid is rejected only for a listed reason tied to a published requirement',
    reg('51'),
  ],
  'EVA-07': [
    '评标报告由全体成员签字；有异议的书面说明；拒绝签字又不书面说明的视为同意',
    'All sign the report or dissent in writing; refusing without writing why counts as consent',
    reg('53'),
  ],
  'EVA-08': ['中标候选人应当不超过3个并标明排序', 'At most 3 candidates, ranked', reg('53')],
  'EVA-09': [
    '中标人应当最大限度满足综合评价标准，或者满足实质性要求且经评审的投标价格最低',
    'Best composite score, or lowest evaluated price that meets all requirements',
    tbl('41'),
  ],
  'EVA-10': [
    '经评审都不符合要求的，可以否决所有投标并重新招标',
    'All bids may be rejected; the tender is then run again',
    tbl('42'),
  ],
  'DIS-01': [
    '收到评标报告之日起3日内公示中标候选人，公示期不得少于3日',
    'Candidates are published within 3 days of the report, for at least 3 days',
    reg('54'),
  ],
  'DIS-02': [
    '对评标结果的异议应当在公示期间提出，3日内答复，答复前暂停招标投标活动',
    'Objections are filed while candidates are published, answered within 3 days; nothing goes on before',
    reg('54'),
  ],
  'DIS-03': [
    '应当确定排名第一的中标候选人为中标人，具有法定情形的方可依次确定其他候选人',
    'Award to the first candidate; to the next only for a listed reason',
    reg('55'),
  ],
  'DIS-04': [
    '向中标人发出中标通知书，同时将结果通知所有未中标的投标人',
    'Notice to the winner and the result to all at the same time',
    tbl('45'),
  ],
  'DIS-05': [
    '中标通知书发出之日起30日内按照招标文件和投标文件订立合同',
    'Contract within 30 days of the notice, on the terms of documents and bid',
    both(tbl('46'), reg('57')),
  ],
  'DIS-06': ['履约保证金不得超过中标合同金额的10%', 'Performance security is at most 10% of the contract', reg('58')],
  'CMP-03': ['可以责令暂停招标投标活动', 'The supervisor may order suspension', reg('62')],
} as const satisfies Record<string, readonly [zh: string, en: string, source: string]>;

/** Id of a rule of docs/rules.md. */
export type RuleId = keyof typeof catalogue;

/** The rules that this platform enforces, each with its legal source. */
export const RULES = Object.fromEntries(
  Object.entries(catalogue).map(([id, [zh, en, source]]) => [id, { id, title: { zh, en }, source }]),
) as Readonly<Record<RuleId, Rule>>;

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}
