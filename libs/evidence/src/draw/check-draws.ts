import { compareInstants } from '@mingtang/procedure/time';
import { drawCommitmentOf, drawSeed, verifyDrawCommitment, verifyDrawReveal } from '@mingtang/sealing';
import { canonicalJson } from '@mingtang/transparency';
import { type Verification } from '../verification';
import { checkAbsent } from './check-absent';
import { anchorRoot } from './check-anchor';
import { type Round, roundsOf } from './rounds';
import { type Fail, type OfDraws } from './of-draws';

/**
 * That each draw was fair by what the log holds of it: custodians committed before it was asked for, revealed what they had committed to
 * once the request stood under a witnessed checkpoint, and the seed follows from these alone.
 */
export function checkDraws(found: Verification, of: OfDraws): void {
  for (const { id: lot } of of.tender.published.lots) {
    const rounds = [...roundsOf(of.records, lot).values()];
    rounds.forEach((round, at) => {
      if (round.number !== at + 1)
        failing(found, round)(`次序有误：前一轮为第${at}轮`, `comes after draw ${at}: one is missing`);
      checkRound(found, round, of);
      if (at < rounds.length - 1 && round.requested && !round.drawn && !round.voided)
        failing(found, round)('未有结果即另行抽取', 'has no outcome, yet another followed');
    });
  }
}

export const failing =
  (found: Verification, { lot, number }: Pick<Round, 'lot' | 'number'>): Fail =>
  (zh, en) =>
    found.fail('draws-fair', `标段 ${lot} 第${number}轮抽取${zh}`, `draw ${number} of lot ${lot} ${en}`);

function checkRound(found: Verification, round: Round, of: OfDraws): void {
  const fail = failing(found, round);
  found.count('draws-fair');
  checkCommitments(found, round, of, fail);
  const { requested, drawn, voided } = round;
  if (drawn && voided) fail('既有结果又作废', 'has an outcome and is void');
  if (!requested) {
    if (drawn) fail('没有保管人参与的随机数', 'was made without custodians’ randomness');
    return;
  }
  const root = anchorRoot(found, round, of.log, fail);
  checkReveals(found, round, of, root, fail);
  if (drawn) checkOutcome(round, root, fail);
  if (voided) checkVoid(round, fail);
}

function checkCommitments(
  found: Verification,
  { lot, number, committed, requested }: Round,
  { tender, records }: OfDraws,
  fail: Fail,
): void {
  const { id: project, custody } = tender.published;
  for (const { payload, index } of committed) {
    const { custodian, commitment, signature } = payload;
    const key = custody.custodians.find(({ id }) => id === custodian)?.verificationKey;
    if (
      key === undefined ||
      !verifyDrawCommitment({ project, lot, number, custodian, commitment }, signature, key, found.engine.ed25519)
    )
      fail(`中保管人 ${custodian} 的承诺签名有误`, `has a commitment of custodian ${custodian} with a wrong signature`);
    if (
      requested &&
      index > requested.index &&
      requested.payload.commitments.some((one) => one.custodian === custodian)
    )
      fail(
        `中保管人 ${custodian} 在请求之后才承诺`,
        `has a commitment of custodian ${custodian} that was logged after the request`,
      );
  }
  if (!requested) return;
  const { commitments } = requested.payload;
  if (new Set(commitments.map(({ custodian }) => custodian)).size !== commitments.length)
    fail('的请求有重复的保管人', 'names a custodian twice in its request');
  for (const { custodian, commitment } of commitments)
    if (!committed.some(({ payload }) => payload.custodian === custodian && payload.commitment === commitment))
      fail(
        `的请求所列保管人 ${custodian} 的承诺未记入日志`,
        `names a commitment of custodian ${custodian} that was never logged`,
      );
  for (const { payload, index } of committed)
    if (index < requested.index && !commitments.some(({ custodian }) => custodian === payload.custodian))
      fail(
        `的请求漏列保管人 ${payload.custodian} 的承诺`,
        `leaves out the commitment of custodian ${payload.custodian}`,
      );
  if (commitments.length < custody.threshold)
    fail(
      `只有${commitments.length}个承诺，至少应有${custody.threshold}个`,
      `has ${commitments.length} commitments, ${custody.threshold} are needed`,
    );
  checkAbsent(found, { lot, number, requested }, { tender, records }, fail);
  const opened = records.ofLot('bidding.opening-completed.v1', lot)[0];
  if (!opened || opened.index > requested.index)
    fail('在开标完成之前请求', 'was asked for before the opening was complete');
}

function checkReveals(
  found: Verification,
  { lot, number, requested, anchored, revealed }: Round,
  { tender }: OfDraws,
  root: string | undefined,
  fail: Fail,
): void {
  const { id: project, custody } = tender.published;
  for (const { payload, index } of revealed) {
    const { custodian, randomness, signature } = payload;
    const request = requested?.payload;
    const committed = request?.commitments.find((one) => one.custodian === custodian)?.commitment;
    if (drawCommitmentOf(randomness) !== committed)
      fail(
        `中保管人 ${custodian} 揭示的随机数与其承诺不符`,
        `has a reveal of custodian ${custodian} that is not what it had committed to`,
      );
    const key = custody.custodians.find(({ id }) => id === custodian)?.verificationKey;
    const said = {
      project,
      lot,
      number,
      custodian,
      requestDigest: request?.requestDigest ?? '',
      root: payload.root,
      randomness,
    };
    if (key === undefined || !verifyDrawReveal(said, signature, key, found.engine.ed25519))
      fail(`中保管人 ${custodian} 的揭示签名有误`, `has a reveal of custodian ${custodian} with a wrong signature`);
    if (root !== undefined && payload.root !== root)
      fail(
        `中保管人 ${custodian} 所据的根哈希为 ${payload.root}，应为 ${root}`,
        `has a reveal of custodian ${custodian} for the root ${payload.root}, anchored is ${root}`,
      );
    if (!anchored || index < anchored.index)
      fail(
        `中保管人 ${custodian} 在请求入日志之前揭示`,
        `has a reveal of custodian ${custodian} from before the request was anchored`,
      );
  }
}

function checkOutcome({ requested, revealed, drawn }: Round, root: string | undefined, fail: Fail): void {
  if (!drawn || !requested) return;
  const { requestDigest, commitments, seats, candidates, excluded } = requested.payload;
  const reveals = revealed.map(({ payload: { custodian, randomness } }) => ({ custodian, randomness }));
  const missing = commitments.filter(({ custodian }) => !reveals.some((reveal) => reveal.custodian === custodian));
  if (missing.length > 0)
    fail(
      `缺少保管人 ${missing.map(({ custodian }) => custodian).join('、')} 的揭示`,
      `lacks the reveal of custodian ${missing.map(({ custodian }) => custodian).join(', ')}`,
    );
  const said = drawn.payload;
  for (const [field, is, expected] of [
    ['requestDigest', said.requestDigest, requestDigest],
    ['seats', said.seats, seats],
    ['candidates', said.candidates, candidates],
    ['excluded', said.excluded, excluded],
    ...(root === undefined ? [] : ([['seed', said.seed, drawSeed({ requestDigest, reveals, root })]] as const)),
  ] as const)
    if (is !== expected) fail(`的 ${field} 为 ${is}，应为 ${expected}`, `has ${field} ${is}, expected ${expected}`);
}

function checkVoid({ requested, anchored, revealed, voided }: Round, fail: Fail): void {
  if (!voided || !requested) return;
  const { reason, missing, voidedAt } = voided.payload;
  if (compareInstants(voidedAt, requested.payload.requestedAt) < 0)
    fail('在请求之前作废', 'was voided before it was asked for');
  const unrevealed = requested.payload.commitments
    .map(({ custodian }) => custodian)
    .filter(
      (custodian) => !revealed.some(({ payload, index }) => payload.custodian === custodian && index < voided.index),
    );
  const expected = reason === 'reveal-missing' ? unrevealed : [];
  if (canonicalJson([...missing].sort()) !== canonicalJson([...expected].sort()))
    fail(
      `作废时称未揭示的是 ${missing.join('、') || '—'}，实为 ${expected.join('、') || '—'}`,
      `was voided for ${missing.join(', ') || 'nobody'} who did not reveal, in truth ${expected.join(', ') || 'nobody'}`,
    );
  if (reason === 'reveal-missing' && (!anchored || unrevealed.length === 0))
    fail('作废的理由不成立', 'was voided for a missing reveal, but none was missing');
}
