import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

/**
 * The codes by which this service itself refuses, beside those of `libs/procedure` and the kit: a closed list. Their kinds
 * decide the HTTP status.
 */
const REFUSALS = {
  'project-unknown': ['not-found', '没有该项目，或尚未公开', 'no such project, or it is not public'],
  'cursor-invalid': ['invalid', '分页游标无效', 'not a cursor of this list'],
  'not-your-project': ['forbidden', '该项目不属于本单位', 'the project belongs to another organisation'],
  'not-draft': [
    'conflict',
    '项目已发布，只能通过变更公告修改',
    'the project is published; only a change notice changes it',
  ],
  'not-published': ['conflict', '项目尚未发布', 'the project is not published'],
  'procedure-unknown': ['invalid', '没有该招标程序或者该版本', 'no such procedure, or no such version of it'],
  'procedure-not-in-force': [
    'conflict',
    '该版本的招标程序现在不在施行期内，请改用现行版本',
    'this version of the procedure is not in force now; take over the one that is',
  ],
  'draft-changed': ['conflict', '草稿已被他人修改，请重新读取', 'the draft has been changed meanwhile; read it again'],
  'procuring-entity-differs': [
    'forbidden',
    '招标人只能以本单位名义招标',
    'a tenderer tenders for its own organisation only',
  ],
  'agency-differs': ['forbidden', '代理机构只能以本单位名义代理', 'an agency acts under its own name only'],
  'parties-fixed': ['conflict', '招标人和代理机构不可变更', 'the procuring entity and the agency do not change'],
  'lots-fixed': ['conflict', '发布后不得增减标段', 'after publication no lot is added or taken away'],
  'currency-fixed': ['conflict', '发布后不得变更币种', 'after publication the currency does not change'],
  'scope-fixed': [
    'conflict',
    '发布后不得变更项目是否依法必须招标、是否国有资金控股或者主导',
    'after publication it stays as published whether the project must be tendered and whether state funds control it',
  ],
  'origin-fixed': [
    'conflict',
    '发布后不得变更草稿来源',
    'after publication it does not change where the draft came from',
  ],
  'invitation-fixed': [
    'conflict',
    '邀请招标的理由、批准和首批受邀单位已随公告确定；增加受邀单位请另行发出投标邀请书',
    'ground, approval and the first invited stand as published; invite others by an invitation of their own',
  ],
  'supplier-already-invited': ['conflict', '该单位已经受到邀请', 'the organisation has been invited already'],
  'change-empty': ['invalid', '变更内容与现状相同', 'the change changes nothing'],
  'document-unknown': ['not-found', '没有该文件，或尚未公开', 'no such document, or it is not public'],
  'document-not-yet-available': ['not-found', '招标文件尚未开始发出', 'the documents are not issued yet'],
  'document-already-published': ['conflict', '该文件已经公布', 'the document is published already'],
  'document-title-missing': ['invalid', '缺少文件名称', 'the title of the document is missing'],
  'digest-malformed': [
    'invalid',
    'Repr-Digest 应为 sha-256=:base64:',
    'Repr-Digest is to be sha-256=:base64: (RFC 9530)',
  ],
  'media-type-malformed': ['invalid', '内容类型有误', 'the content type is malformed'],
  'documents-fixed': ['conflict', '投标已截止，招标文件不再变更', 'bidding has closed; the documents stand'],
  'documents-too-many': ['conflict', '文件数量已达上限', 'the project has as many documents as it may'],
  'custodian-unknown': ['invalid', '没有该开标密钥保管人', 'no such custodian is registered'],
  'custodian-not-registered': ['conflict', '请先登记保管人及其验证密钥', 'register the custodian and its key first'],
  'custodian-not-yours': [
    'forbidden',
    '该保管人不是以本单位名义登记的',
    'the custodian did not register for your organisation',
  ],
  'custodian-not-assigned': ['not-found', '没有等待本保管人的该项目', 'no such project waits for this custodian'],
  'custodians-too-few': ['conflict', '登记的保管人不足', 'too few custodians are registered'],
  'threshold-too-high': ['invalid', '门限不得大于保管人数', 'the threshold is more than there are custodians'],
  'verification-key-malformed': [
    'invalid',
    '验证密钥应为 Ed25519 公钥（32 字节，base64）',
    'the verification key is an Ed25519 public key: 32 bytes in base64',
  ],
  'verification-key-taken': ['conflict', '该验证密钥属于另一保管人', 'the key is that of another custodian'],
  'recipient-malformed': ['invalid', '应为 age 公钥（age1…）', 'the recipient is an age recipient (age1…)'],
  'recipient-taken': [
    'conflict',
    '该公钥已用于另一项目或保管人',
    'the recipient is in use for another project or custodian',
  ],
  'signature-wrong': ['invalid', '签名验证失败', 'the signature does not verify'],
  'custody-incomplete': [
    'conflict',
    '开标密钥保管人尚未全部就绪',
    'not every custodian has given its recipient for the project',
  ],
  'questions-too-many': ['conflict', '本单位对该项目的疑问已达上限', 'your organisation has asked as much as it may'],
  'question-unknown': ['not-found', '没有该疑问', 'no such question'],
  'rerun-not-due': [
    'conflict',
    '没有流标、终止且未重新招标的标段',
    'no lot has failed or been cancelled and waits for a rerun',
  ],
  'notice-unknown': ['not-found', '没有该公告', 'no such notice'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type AnnouncementRefusal = keyof typeof REFUSALS;

/** The refusal of a code, with what is particular to the case. */
export function refusal(code: AnnouncementRefusal, more: Pick<Refusal, 'field' | 'params' | 'rule'> = {}): Refusal {
  const [kind, zh, en] = REFUSALS[code];
  return { kind, code, message: { zh, en }, ...more };
}

/** The error that refuses an act by one code. */
export function refused(code: AnnouncementRefusal, more?: Parameters<typeof refusal>[1]): RefusedError {
  return new RefusedError([refusal(code, more)]);
}

/** Refusals about a part, with their paths from the whole: `estimate` in `draft` becomes `draft.estimate`. */
export function within<Said extends Pick<Refusal, 'field'>>(part: string, refusals: readonly Said[]): Said[] {
  return refusals.map((each) => ({ ...each, field: each.field === undefined ? part : `${part}.${each.field}` }));
}

/** @throws RefusedError with all of them, if there are any */
export function throwIfAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new RefusedError(refusals);
}
