import { type Custody } from '@mingtang/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type EntityManager } from 'typeorm';
import { CountDto } from '../lot/count.dto';
import { type KnownLot } from '../lot/opened-lot';
import { isRevealed } from './custodian-commitment.entity';
import { commitmentsOf, drawsOf } from './draws';
import { DRAW_STATES, type DrawState, type ExpertDraw, type VoidReason } from './expert-draw.entity';

export class MissingCustodianDto {
  @ApiProperty({ description: 'account (`sub`)' })
  id: string;

  @ApiProperty({ example: '示范公证处' })
  name: string;
}

/** A draw that came to nothing: a case for supervision. */
export class VoidedDrawDto {
  @ApiProperty({ example: 1 })
  number: number;

  @ApiProperty({ enum: ['reveal-missing', 'not-anchored'] })
  reason: VoidReason;

  @ApiProperty({ type: [MissingCustodianDto], description: 'custodians who committed and did not reveal' })
  missing: MissingCustodianDto[];

  @ApiProperty({ example: '2026-11-24T08:02:00.000Z' })
  voidedAt: string;
}

/** Where the latest draw of a lot stands. */
export class DrawStandDto {
  @ApiProperty({ example: 1 })
  number: number;

  @ApiProperty({ enum: DRAW_STATES })
  state: DrawState;

  @ApiProperty({ description: 'custodians who have committed' })
  committed: CountDto;

  @ApiProperty({ example: 3, description: 'commitments without which no draw can be asked for' })
  threshold: number;

  @ApiPropertyOptional({ description: 'of those who committed, how many have revealed' })
  revealed?: CountDto;

  @ApiPropertyOptional()
  requestDigest?: string;

  @ApiPropertyOptional()
  requestedAt?: string;

  @ApiPropertyOptional({ description: 'when the request stood under a witnessed checkpoint' })
  anchoredAt?: string;

  @ApiPropertyOptional({ description: 'when the draw is void unless it is anchored, or revealed, by then' })
  due?: string;

  @ApiPropertyOptional()
  drawnAt?: string;

  @ApiProperty({ type: [VoidedDrawDto], description: 'earlier draws of the lot that came to nothing' })
  voided: VoidedDrawDto[];
}

/** @returns undefined before the opening of the lot. */
export async function drawStand(
  manager: EntityManager,
  { project, terms }: KnownLot,
): Promise<DrawStandDto | undefined> {
  const { custody } = project.published;
  const draws = await drawsOf(manager, { project: project.id, lot: terms.lot.id });
  const latest = draws.at(-1);
  if (!latest) return undefined;
  const given = await commitmentsOf(manager, latest);
  const { number, state, requestDigest, requestedAt, anchor, due, drawnAt } = latest;
  return {
    number,
    state,
    committed: { done: given.length, of: custody.custodians.length },
    threshold: custody.threshold,
    ...(anchor && { revealed: { done: given.filter(isRevealed).length, of: given.length } }),
    ...(requestDigest !== null && { requestDigest }),
    ...(requestedAt && { requestedAt: requestedAt.toISOString() }),
    ...(anchor && { anchoredAt: anchor.takenAt }),
    ...(due && { due: due.toISOString() }),
    ...(drawnAt && { drawnAt: drawnAt.toISOString() }),
    voided: draws.flatMap((draw) => voidedDto(draw, custody)),
  };
}

function voidedDto({ number, voidReason, voidedAt, missing }: ExpertDraw, { custodians }: Custody): VoidedDrawDto[] {
  if (voidReason === null || voidedAt === null) return [];
  return [
    {
      number,
      reason: voidReason,
      missing: (missing ?? []).map((id) => ({ id, name: custodians.find((one) => one.id === id)?.name ?? id })),
      voidedAt: voidedAt.toISOString(),
    },
  ];
}
