import { type Bilingual } from '@mingtang/procedure/writing';

/** What is checked of a bundle, in the order in which it is said, and what each check proves. The list is closed. */
export const CHECKS = {
  'bundle-form': {
    zh: '证据包的每个文件齐全、完好、格式正确',
    en: 'every file of the bundle is there, whole and of its form',
  },
  'log-signed': {
    zh: '检查点由公开日志的密钥签名',
    en: 'the checkpoint is signed by the key of the public log',
  },
  'log-witnessed': {
    zh: '足够多的见证人共签了检查点，平台无法另外出示一份日志',
    en: 'a quorum of witnesses cosigned the checkpoint, so that the platform cannot show another log to others',
  },
  'log-fresh': {
    zh: '检查点涵盖证据包中的全部记录，且不早于已知的检查点',
    en: 'the checkpoint covers all records of the bundle and is no older than what is known of the log',
  },
  'log-consistent': {
    zh: '日志与已知的其他检查点是同一份，只增不改',
    en: 'the log is the same as in every other checkpoint known of it, and has only grown',
  },
  'records-included': {
    zh: '每条记录都在公开日志中',
    en: 'every record stands in the public log',
  },
  'records-formed': {
    zh: '每条记录都属于本项目，类型和内容符合规范',
    en: 'every record is of this project and of a known type and form',
  },
  'payloads-match': {
    zh: '每条记录的内容与日志中的摘要相符',
    en: 'the content of every record has the digest that the log holds',
  },
  'sequence-whole': {
    zh: '项目的记录从第1条起连续无缺、无重复',
    en: 'the project’s records run from the first on without gap or repeat',
  },
  'sealed-listed': {
    zh: '密封记录与公布的清单一一对应，且在公布前已封存于日志',
    en: 'the sealed records are exactly those that the log lists, and were sealed in it before they were listed',
  },
  'events-logged': {
    zh: '各业务系统的事件与日志一一对应',
    en: 'the services’ events are those of the log, none dropped, added or altered',
  },
  'rows-logged': {
    zh: '各业务系统数据库中的内容与日志一致',
    en: 'what the services’ databases say today is what was logged',
  },
  'files-whole': {
    zh: '平台保存的文件完好',
    en: 'the files that the platform keeps are whole',
  },
  'register-true': {
    zh: '公示平台所展示的、各业务系统相互留存的，均与日志一致',
    en: 'what the public register shows, and services keep of each other, is what the log holds',
  },
  'procedure-logged': {
    zh: '公告所依的招标程序及版本全文载于日志，且与核验所依的一致',
    en: 'the version of the procedure that the notice names stands whole in the log, and is the one that is judged by here',
  },
  'secrets-kept': {
    zh: '投标人及其数量在所投标段、轮次开启之前未被日志公布',
    en: 'the log told nothing of who takes part, or how many do, before the round of the lot was opened',
  },
  'procedure-followed': {
    zh: '每一步都是程序在当时所允许的；与他步交错而无效的，已公告无效',
    en: 'every step was one that the procedure allowed where it stands; one that another came before, unseen, was said to be void',
  },
  'notices-logged': {
    zh: '公告及招标文件与日志一致',
    en: 'notices and tender documents are those that were logged',
  },
  'custody-signed': {
    zh: '各保管人亲自签署了本项目的公钥，公告所载即为所签',
    en: 'each custodian signed its recipient for this project, and the notice names just these',
  },
  'manifests-signed': {
    zh: '每份投标清单由投标人签名、与日志摘要相符，并按公告的保管人加密',
    en: 'each bid’s manifest is signed by its bidder, has the logged digest and seals to the published custodians',
  },
  'receipts-match': {
    zh: '平台签发的回执与日志相符',
    en: 'the receipts that the platform gave match the log',
  },
  'closing-list-right': {
    zh: '开标名单恰为截止时有效的投标文件：逾期、已撤回、已替换的均不在内',
    en: 'the closing list is exactly the bids that stood at the deadline: none late, withdrawn, replaced or left out',
  },
  'deadline-witnessed': {
    zh: '见证人在截止前共签的日志已含这些投标、最后报价，其按时不只凭平台的时钟',
    en: 'witnesses cosigned a log that held the bids, and final offers, before their deadline, by their own clocks and not the platform’s',
  },
  'releases-signed': {
    zh: '每个密钥份额由其保管人在截止时间后释放、已记入日志，且属于该投标',
    en: 'each share was released by its custodian after the deadline, was logged, and belongs to its bid',
  },
  'openings-right': {
    zh: '每份投标可由释放的份额重新开启，内容与开标记录一致',
    en: 'each bid opens again with the released shares and says what the opening record says',
  },
  'draws-fair': {
    zh: '专家抽取的种子和次序可重新计算，保管人的承诺先于请求记入日志',
    en: 'seed and order of each expert draw follow from custodians’ reveals, to which they had committed before the request',
  },
  'sheets-committed': {
    zh: '评审意见和评分提交时即以摘要固定，公布的就是当时提交的',
    en: 'review and score sheets are those that were fixed by digest when they were handed in',
  },
  'ranking-right': {
    zh: '按公布的标准重新计算，评标结果相同',
    en: 'computed again by the published criteria, the evaluation gives the same result',
  },
  'award-right': {
    zh: '中标候选人、中标人、合同与评标结果相符，异议已先行答复',
    en: 'candidates, award and contract follow from the evaluation, and objections were answered first',
  },
  'securities-settled': {
    zh: '投标保证金的退还、不予退还各有日志所载的事由，且只处理一次',
    en: 'each bid security went back or was kept once, for what the log holds',
  },
  'timetable-kept': {
    zh: '法定期限得到遵守',
    en: 'the periods of law were kept',
  },
  'proof-in-log': {
    zh: '出示的回执或证明在公开日志中有对应的记录',
    en: 'the receipt or proof at hand has its record in the public log',
  },
} as const satisfies Record<string, Bilingual>;
export type CheckCode = keyof typeof CHECKS;

/** A file of the bundle that was read, and by which checks it is held against something else. */
export interface FileRead {
  readonly path: string;
  /** Of an NDJSON file. */
  readonly lines?: number;
  readonly heldBy: readonly CheckCode[];
}

/** What nothing else is held against, in any bundle: docs/spec/evidence.md says the same at more length. */
export const UNHELD: readonly Bilingual[] = [
  { zh: '制作时间 madeAt（仅核对其合理范围）', en: '`madeAt`, within its bounds' },
  { zh: '锚定的 takenAt', en: '`takenAt` of anchors' },
  { zh: '首份公告的编号 notice', en: '`notice` of the first notice' },
  { zh: '未附回执的业务系统的回执密钥', en: 'receipt keys of a service of which the bundle holds no receipt' },
  { zh: '评标委员会组成一步的内容', en: 'what the register tells of the committee’s forming' },
  {
    zh: '业务系统所留存的标段阶段而未附的内容',
    en: 'parts that services keep of the stage of each other’s lots and that are left out',
  },
];

/** One thing that was verified and what it proves. */
export type Check = {
  readonly code: CheckCode;
  readonly proves: Bilingual;
} & (
  | {
      readonly ok: true;
      /** It neither holds nor fails: this bundle cannot tell, and the remarks say why. */
      readonly undecided?: true;
      /** How many things of the kind were verified, where they were counted. */
      readonly count?: number;
      /** What a reader should know though nothing is broken, e.g. that a period was missed. */
      readonly remarks: readonly Bilingual[];
      /** With `bundle-form`: every file of the bundle, how many lines it has, and by which checks it is held against something else. */
      readonly files?: readonly FileRead[];
    }
  | {
      readonly ok: false;
      /** Exactly what is wrong: which service, record, bid or custodian, what was expected and what was found. */
      readonly failure: Bilingual;
    }
);
