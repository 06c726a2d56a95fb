import { type Bilingual } from '../writing/text';

export interface Rule {
  readonly id: string;
  readonly title: Bilingual;
  /** Law and article, in Chinese and English. */
  readonly source: string;
}

const tbl = (articles: string) => `招标投标法 第${articles}条 / Tendering and Bidding Law art. ${articles}`;
const reg = (articles: string) => `招标投标法实施条例 第${articles}条 / Implementing Regulations art. ${articles}`;
const both = (...sources: string[]) => sources.join('; ');
const et = (articles: string) =>
  `电子招标投标办法 第${articles}条 / Measures for Electronic Tendering (Order 20 of 2013) art. ${articles}`;
const o12 = (articles: string) =>
  `评标委员会和评标方法暂行规定 第${articles}条 / Rules on Evaluation Committees and Methods art. ${articles}`;
const o30 = (articles: string) =>
  `工程建设项目施工招标投标办法 第${articles}条 / Measures for Tendering of Construction art. ${articles}`;
const gpl = (articles: string) => `政府采购法 第${articles}条 / Government Procurement Law art. ${articles}`;
const gpr = (articles: string) =>
  `政府采购法实施条例 第${articles}条 / Regulations on Government Procurement art. ${articles}`;
const o87 = (articles: string) =>
  `政府采购货物和服务招标投标管理办法 第${articles}条 / Order 87 of 2017 art. ${articles}`;
const o74 = (articles: string) => `政府采购非招标采购方式管理办法 第${articles}条 / Order 74 of 2013 art. ${articles}`;
const o94 = (articles: string) => `政府采购质疑和投诉办法 第${articles}条 / Order 94 of 2017 art. ${articles}`;
const OPINIONS = '发改法规规〔2022〕1117号 / Opinions 1117 of 2022';
/** Known to say so, its text not read yet. */
const toConfirm = (zh: string, en: string) => `${zh}（来源待核） / ${en} (source to be confirmed)`;

const catalogue = {
  'ANN-01': [
    '公开招标应当发布招标公告，并载明法定内容',
    'An open tender is announced to the public with the content that the law lists',
    both(tbl('16'), reg('15'), et('17'), toConfirm('招标公告和公示信息发布管理办法 第5条', 'Order 10 of 2017 art. 5')),
  ],
  'ANN-02': [
    '邀请招标应当向3个以上特定的法人或者其他组织发出投标邀请书；仅限法定情形并经批准，理由公布',
    'An invited tender invites at least 3; only for the grounds of the law, approved; its ground is published',
    both(tbl('17'), reg('8'), OPINIONS),
  ],
  'ANN-03': [
    '招标文件发售期不得少于5日；除登记注册外不得设置下载前置条件',
    'Tender documents are available for at least 5 days; nothing but registering is asked before download',
    both(reg('16'), et('20')),
  ],
  'ANN-04': [
    '依法必须招标的项目，自招标文件开始发出之日起至投标截止之日止不得少于20日',
    'Of a project that must be tendered, at least 20 days from the first issue of the documents to the bid deadline',
    tbl('24'),
  ],
  'ANN-06': [
    '可能影响投标文件编制的澄清或者修改应当在投标截止至少15日前作出并通知所有获取招标文件的人，不足的顺延截止时间',
    'A clarification or change that may affect bids is made at least 15 days before the deadline, to all at once, or the deadline moves',
    both(tbl('23'), reg('21'), et('22')),
  ],
  'ANN-08': [
    '不得以不合理条件限制、排斥潜在投标人',
    'No condition that unreasonably shuts out or favours bidders',
    both(tbl('18'), tbl('20'), reg('32')),
  ],
  'ANN-09': [
    '开标前不得透露已获取招标文件的潜在投标人的名称、数量以及标底',
    'Who obtained documents, how many, and a base price stay secret until opening',
    both(tbl('22'), et('21')),
  ],
  'ANN-10': [
    '设有最高投标限价的应当在招标文件中明确，不得规定最低投标限价',
    'A maximum price is published with the documents; there is no minimum price',
    both(reg('27'), reg('50')),
  ],
  'ANN-11': [
    '终止招标应当及时发布公告或者书面通知，退还已收取的文件费用、投标保证金及银行同期存款利息',
    'Terminating a tender: all concerned are told at once, fees and bid security are returned, the security with interest',
    reg('31'),
  ],
  'BID-01': [
    '投标保证金不得超过招标项目估算价的2%，施工招标并不得超过80万元',
    "Bid security is at most 2% of the project's estimate, for construction also 800,000 yuan",
    both(reg('26'), o30('37')),
  ],
  'BID-02': [
    '逾期送达的投标文件应当拒收；投标截止时未完成传输的视为撤回',
    'A bid that comes at the deadline or later is refused; one incomplete at the deadline counts as withdrawn',
    both(tbl('28'), reg('36'), et('27')),
  ],
  'BID-03': [
    '投标截止时间前可以补充、修改、替代或者撤回投标文件',
    'A bid may be supplemented, replaced or withdrawn before the deadline',
    both(tbl('29'), reg('35')),
  ],
  'BID-04': [
    '未按规定加密的投标文件应当拒收并提示；收到即发回执，开标前任何单位和个人不得解密、提取投标文件',
    'A bid not encrypted as required is refused and its bidder told; a receipt comes at once, and nobody decrypts or extracts a bid before opening',
    both(et('26'), et('27')),
  ],
  'BID-05': [
    '投标截止后撤销投标文件的，可以不退还投标保证金',
    'On withdrawal after the deadline the bid security may be kept',
    reg('35'),
  ],
  'OPN-01': [
    '开标应当在投标截止的同一时间公开进行',
    'Opening is at the very time of the deadline, in public',
    both(tbl('34'), tbl('35'), et('29')),
  ],
  'OPN-02': [
    '投标人少于3个的，不得开标，应当重新招标',
    'With fewer than 3 bids none is opened; the tender is run again',
    both(tbl('28'), reg('44'), o30('38')),
  ],
  'OPN-03': [
    '开标过程应当记录并公布',
    'Name, price and the rest of the list are read out and recorded; the record is published',
    both(tbl('36'), et('30'), et('32')),
  ],
  'OPN-04': [
    '因投标人原因未能解密的，视为撤销其投标文件；因其他原因的，视为撤回；其他投标文件的开标继续进行',
    'A bid not decrypted through its bidder’s fault counts as revoked, otherwise as withdrawn; the others go on',
    et('31'),
  ],
  'OPN-06': [
    '采用双信封的，先开启技术文件，评审后仅开启通过技术评审的投标的报价文件，其余不予开启',
    'With two envelopes the technical one is opened first, after its review the price of those who passed; the others’ price is never opened',
    toConfirm('公路工程建设项目招标投标管理办法', 'Measures for Tendering of Highway Works (Order 24 of 2015)'),
  ],
  'EVA-01': [
    '依法必须招标的项目，评标委员会成员人数为五人以上单数，其中专家不得少于成员总数的三分之二',
    'Of a project that must be tendered, the committee is odd, at least 5, with experts at least two thirds',
    tbl('37'),
  ],
  'EVA-02': [
    '依法必须招标的项目，评标专家应当从专家库相关专业中随机抽取',
    'Of a project that must be tendered, experts are drawn at random from the pool by category',
    both(tbl('37'), reg('46'), OPINIONS, toConfirm('评标专家和评标专家库管理办法', 'Order 26 of 2024')),
  ],
  'EVA-03': [
    '与投标人有利害关系的人不得进入评标委员会；名单在中标结果确定前保密；被更换的成员作出的评审结论无效',
    'No member has an interest; names stay secret until the result; findings of a replaced member are void',
    both(tbl('37'), reg('46'), reg('48'), o12('8'), o12('12')),
  ],
  'EVA-04': [
    '应当按照招标文件确定的评标标准和方法评标',
    'Only the published criteria and method are applied',
    both(tbl('39'), tbl('40'), reg('49'), reg('52'), et('33')),
  ],
  'EVA-05': [
    '否决投标应当有法定情形并依据招标文件',
    'A bid is rejected only for a listed reason tied to a published requirement',
    both(reg('51'), OPINIONS),
  ],
  'EVA-07': [
    '评标报告由全体成员签字；有异议的书面说明；拒绝签字又不书面说明的视为同意',
    'All sign the report or dissent in writing; refusing without writing why counts as consent',
    both(reg('53'), o12('42')),
  ],
  'EVA-08': ['中标候选人应当不超过3个并标明排序', 'At most 3 candidates, ranked', reg('53')],
  'EVA-09': [
    '中标人应当最大限度满足综合评价标准，或者满足实质性要求且经评审的投标价格最低',
    'Best composite score, or lowest evaluated price that meets all requirements',
    both(tbl('41'), o12('21')),
  ],
  'EVA-10': [
    '经评审都不符合要求，或者有效投标不足三个且明显缺乏竞争的，可以否决所有投标并重新招标',
    'All bids may be rejected, also where fewer than 3 are valid and competition is plainly lacking; the tender is then run again',
    both(tbl('42'), o12('27')),
  ],
  'DIS-01': [
    '依法必须招标的项目，收到评标报告之日起3日内公示中标候选人，公示期不得少于3日',
    'Of a project that must be tendered, candidates are published within 3 days of the report, for at least 3 days',
    both(reg('54'), toConfirm('招标公告和公示信息发布管理办法 第6条', 'Order 10 of 2017 art. 6')),
  ],
  'DIS-02': [
    '依法必须招标的项目，对评标结果的异议应当在公示期间提出，3日内答复，答复前暂停招标投标活动',
    'Of a project that must be tendered, objections are filed while candidates are published, answered within 3 days; nothing goes on before',
    reg('54'),
  ],
  'DIS-03': [
    '国有资金占控股或者主导地位的依法必须招标的项目，应当确定排名第一的中标候选人为中标人，具有法定情形的方可依次确定其他候选人或者重新招标',
    'Of a project that must be tendered where state funds control, the first candidate wins; the next, or a new tender, only for a listed reason',
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
  'GP-02': [
    '保证金不得超过采购预算的2%，5个工作日内退还',
    'Security is at most 2% of the budget, back within 5 working days',
    both(gpr('33'), o87('23'), o87('38')),
  ],
  'GP-07': [
    '收到评审报告后5个工作日内确定供应商，确定之日起2个工作日内公告结果并通知',
    'The winner is determined within 5 working days of the report, the result published within 2 working days, and all are told',
    both(o87('68'), o87('69'), gpr('43')),
  ],
  'GP-08': [
    '供应商可以在知道之日起7个工作日内提出质疑，收到质疑后7个工作日内答复',
    'A supplier may challenge within 7 working days of knowing, and is answered within 7 working days',
    both(gpl('52'), gpl('53'), o94('10'), o94('13')),
  ],
  'GP-09': [
    '通知书发出之日起30日内签订合同；拒绝签订的，可以确定下一候选人或者重新采购',
    'Contract within 30 days of the notice; where the winner refuses, the next candidate or a new procurement',
    both(gpl('46'), gpl('47'), gpr('49'), gpr('50')),
  ],
  'GP-10': [
    '竞争性磋商：文件提供不少于5个工作日，自发出之日起至提交响应文件截止不少于10日；磋商小组3人以上单数，专家不少于三分之二；最后报价不少于3家；价格权重货物30%至60%、服务10%至30%；同分的报价低者优先，再以技术优者优先',
    'Consultation: documents at least 5 working days, at least 10 days to respond; group odd, at least 3, experts two thirds; final offers of at least 3; price weight 30 to 60% for goods, 10 to 30% for services; ties: lower final offer, then better technical',
    toConfirm('财库〔2014〕214号', 'Measures for Competitive Consultation (Caiku 214 of 2014)'),
  ],
  'GP-11': [
    '谈判、询价：自文件发出之日起至提交响应文件截止不少于3个工作日；小组3人以上单数，专家不少于三分之二；供应商不少于3家。谈判：小组与每一家分别谈判，不少于3家在规定时间内提交最后报价。询价：一次报出不得更改的价格。满足要求且报价最低的为成交候选人',
    'Negotiation and inquiry: at least 3 working days to respond; group odd, at least 3, experts two thirds; at least 3 suppliers. Negotiation: with each apart, then final offers of at least 3 in the time set. Inquiry: one price that is not changed. The lowest that meets the requirements comes first',
    both(o74('7'), o74('12'), o74('29'), o74('31'), o74('32'), o74('33'), o74('35'), o74('45'), o74('47'), o74('48')),
  ],
  'GP-17': [
    '履约保证金不得超过政府采购合同金额的10%',
    'Performance security is at most 10% of the contract',
    gpr('48'),
  ],
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
