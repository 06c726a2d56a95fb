import { type Refusal, RefusedError } from '@mingtang/procedure/rules';

/** The codes by which this service itself refuses, beside those of the kit: a closed list. */
const REFUSALS = {
  'checkpoint-missing': ['not-found', '日志尚无检查点', 'the log has no checkpoint yet'],
  'tile-unknown': ['not-found', '日志中没有该数据块', 'the log has no such tile'],
  'event-unknown': ['not-found', '日志中没有该事件，或尚未收到', 'no such event, or it has not arrived yet'],
  'not-logged-yet': [
    'conflict',
    '该事件尚未写入公开日志，请稍后重试',
    'the event has no public entry yet; ask again shortly',
  ],
  'project-unknown': ['not-found', '日志中没有该项目', 'nothing of such a project is logged'],
  'witness-key-invalid': ['invalid', '见证人密钥无效', 'not a C2SP verifier key of a witness (type 0x04)'],
  'witness-taken': ['conflict', '该名称或密钥已由其他见证人登记', 'another witness is registered by this name or key'],
  'witness-unknown': ['not-found', '没有该见证人', 'no such witness'],
} as const satisfies Record<string, readonly [Refusal['kind'], string, string]>;

export type LedgerRefusal = keyof typeof REFUSALS;

/** The error that refuses an act by one code. */
export function refused(code: LedgerRefusal, more: Pick<Refusal, 'field' | 'params'> = {}): RefusedError {
  const [kind, zh, en] = REFUSALS[code];
  return new RefusedError([{ kind, code, message: { zh, en }, ...more }]);
}
