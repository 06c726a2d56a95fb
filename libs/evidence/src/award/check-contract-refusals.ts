import { checkContractRefusal } from '@mingtang/procedure/disclosure';
import { type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Fail } from './fail';

/** DIS-05, DIS-06: that each refusal of a contract is of the award that stood, the owner's word not too early, and no contract came of it. */
export function checkContractRefusals(
  { published, definition }: Tender,
  records: Records,
  lot: string,
  fail: Fail,
): void {
  const refusals = records.ofLot('disclosure.contract-refused.v1', lot);
  for (const { payload, index } of refusals) {
    const { refusal, award: of, bid, recordedAt: now, reason, statedBy } = payload;
    const tell: Fail = (zh, en) =>
      fail(`不订立合同的记录 ${refusal}：${zh}`, `refusal of the contract ${refusal}: ${en}`);
    const award = records
      .ofLot('disclosure.award-determined.v1', lot)
      .filter((one) => one.index < index)
      .at(-1);
    if (award?.payload.award !== of || award.payload.bid !== bid) {
      tell(`所指定标 ${of} 当时并不有效`, `it is of award ${of}, which did not stand`);
      continue;
    }
    const notice = records
      .ofLot('disclosure.award-noticed.v1', lot)
      .find((one) => one.payload.award === of && one.index < index)?.payload;
    const performanceSecurityAsked = published.performanceSecurityPercent !== undefined;
    const decision =
      notice &&
      checkContractRefusal(
        { now, contractDue: notice.contractDue, reason, statedBy, performanceSecurityAsked },
        definition,
      );
    if (decision?.ok === false) for (const { message } of decision.refusals) tell(message.zh, message.en);
    if (records.ofLot('disclosure.contract-published.v1', lot).some((one) => one.payload.award === of))
      tell('却仍有合同', 'and yet there is a contract');
  }
}

/** DIS-03, GP-09: that a lot declared failed is so for a refusal of the award that stood. That it came after it, the procedure says. */
export function checkDeclaredFailed(records: Records, lot: string, fail: Fail): void {
  for (const { payload, index } of records.ofLot('disclosure.lot-failed.v1', lot)) {
    const { award, refusal, reason } = payload;
    const standing = records
      .ofLot('disclosure.award-determined.v1', lot)
      .filter((one) => one.index < index)
      .at(-1)?.payload.award;
    const of = records
      .ofLot('disclosure.contract-refused.v1', lot)
      .find((one) => one.payload.refusal === refusal && one.index < index)?.payload.award;
    if (award !== standing || of !== award)
      fail(
        `宣布失败所依据的不订立合同记录 ${refusal} 不属于有效的定标`,
        `it was declared failed for refusal ${refusal}, which is not of the award that stood`,
      );
    if (reason.trim() === '') fail('宣布失败未说明理由', 'it was declared failed without a reason');
  }
}
