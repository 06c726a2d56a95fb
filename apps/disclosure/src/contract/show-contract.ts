import { type ContractDto } from './contract.dto';
import { type Contract } from './contract.entity';

/** A contract as it is published. */
export function showContract(contract: Contract): ContractDto {
  const { id, awardId, signedAt, publishedAt, price, performanceSecurity, late } = contract;
  return {
    id,
    award: awardId,
    signedAt: signedAt.toISOString(),
    publishedAt: publishedAt.toISOString(),
    price,
    ...(performanceSecurity && { performanceSecurity }),
    late,
  };
}
