import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

/**
 * The codes by which this service itself refuses, beside those of `libs/procedure` and the kit: a closed list. Their kinds
 * decide the HTTP status.
 */
const REFUSALS = {
  'registrations-secret': [
    'conflict',
    '投标截止前不得透露已获取招标文件的潜在投标人',
    'who obtained the documents is secret until the deadline',
  ],
  'payment-reference-unknown': ['not-found', '没有该缴款编号', 'no such payment reference'],
  'payment-unknown': ['not-found', '没有该笔投标保证金', 'no such payment'],
  'security-already-paid': ['conflict', '该缴款编号的投标保证金已到账', 'a security is held under that reference'],
  'bidder-differs': ['forbidden', '投标人与登录单位不一致', 'the bidder of the manifest is not your organisation'],
  'bid-unknown': ['not-found', '没有该投标文件', 'no such bid of your organisation for the lot'],
  'bid-id-taken': ['conflict', '该投标编号已被使用，请换一个', 'the bid id is in use; choose another'],
  'version-already-received': [
    'conflict',
    '该版本已收到内容不同的投标文件',
    'another manifest was received as this version of the bid',
  ],
  'bid-version-not-next': ['conflict', '版本号应接续上一版本', 'the version does not follow the one in force'],
  'final-offer-made': [
    'conflict',
    '已提交最后报价，不得退出',
    'the final offer has been made: its bidder no longer leaves',
  ],
  'withdrawal-signature-wrong': [
    'rule',
    '撤回声明不是投标文件清单的签名人所签',
    'the withdrawal is not signed by the signer of the bid’s manifest',
  ],
  'signer-change-signature-wrong': [
    'rule',
    '更换签名密钥的声明不是上一版本的签名人所签',
    'the change of signer is not signed by the signer of the version before',
  ],
  'inline-too-large': [
    'invalid',
    '直接提交的文件过大，请改用断点续传',
    'too large to be sent inline; upload it resumably',
  ],
  'upload-unknown': ['not-found', '没有该上传', 'no such upload of your organisation'],
  'upload-finished': ['conflict', '该上传已经完成，不可更改', 'the upload is finished and does not change'],
  'uploads-too-many': [
    'conflict',
    '本单位在该项目中尚未提交的上传过多，请先提交投标文件或删除不用的上传',
    'your organisation has too many uploads for this project that no bid refers to; submit the bid or delete what is not needed',
  ],
  'upload-quota-exceeded': [
    'conflict',
    '本单位为该项目上传的文件合计将超过上限，请压缩文件或删除不用的上传',
    'your organisation would upload more for this project than is allowed in all; make the files smaller or delete what is not needed',
  ],
  'upload-length-missing': ['invalid', '须声明 Upload-Length', 'Upload-Length is needed'],
  'upload-metadata-malformed': [
    'invalid',
    'Upload-Metadata 须含 project、lot、sha256',
    'Upload-Metadata needs project, lot and sha256',
  ],
  'not-your-custody': ['forbidden', '本账号不是该项目的开标密钥保管人', 'you keep no opening key of this project'],
  'bidding-not-closed': ['conflict', '该标段尚未截标', 'bidding for the lot has not closed yet'],
  'lot-not-opened': ['conflict', '该标段未开标', 'the lot was not opened'],
  'opening-unknown': ['not-found', '该项目没有此次开标', 'the project’s procedure has no such opening'],
  'opening-not-complete': ['conflict', '开标尚未结束', 'the opening is not complete yet'],
  'bid-not-on-closing-list': ['conflict', '该投标文件不在截标清单中', 'the bid is not on the closing list'],
  'release-not-yours': ['forbidden', '只能释放本保管人的份额', 'a custodian releases its own shares only'],
  'release-signature-wrong': ['invalid', '释放签名验证失败', 'the signature of the release does not verify'],
  'refusal-signature-wrong': ['invalid', '声明的签名验证失败', 'the signature of the statement does not verify'],
  'refusals-too-many': ['conflict', '就该标段的声明过多', 'too many statements for the lot'],
  'release-differs': ['conflict', '已收到内容不同的释放', 'another release was received for this bid'],
  'share-malformed': ['invalid', '密钥份额格式有误', 'not a key share'],
  'bid-already-decided': ['conflict', '该投标文件的开标结果已定', 'the opening of the bid is decided'],
  'identity-wrong': ['invalid', '该密钥不能打开此投标文件', 'not the key that the bid was sealed with'],
  'bid-not-opened': ['conflict', '该投标文件未打开', 'the bid is not opened'],
  'bid-not-for-you': ['forbidden', '无权查阅该投标文件', 'the bid is not for you to read'],
  'document-unknown': ['not-found', '没有该文件', 'no such document in the bid'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type BiddingRefusal = keyof typeof REFUSALS;

/** The refusal of a code, with what is particular to the case. */
export function refusal(code: BiddingRefusal, more: Pick<Refusal, 'field' | 'params' | 'rule'> = {}): Refusal {
  const [kind, zh, en] = REFUSALS[code];
  return { kind, code, message: { zh, en }, ...more };
}

/** The error that refuses an act by one code. */
export function refused(code: BiddingRefusal, more?: Parameters<typeof refusal>[1]): RefusedError {
  return new RefusedError([refusal(code, more)]);
}
