import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { identityDto } from '../committee/assignment.dto';
import { knownLot } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { drawsOf } from './draws';
import { identityIn, isRequested, type RequestedDraw } from './expert-draw.entity';
import { type ListedDrawDto } from './listed-draws.dto';

/** Who stands behind every pseudonym of a lot's draws, so that supervision can check each against the pool. */
@Injectable()
export class ShowDraws {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusedError `project-unknown`, `lot-unknown` */
  async run({ project, lot }: LotPath): Promise<ListedDrawDto[]> {
    const { manager } = this.dataSource;
    await knownLot(manager, { project, lot });
    return (await drawsOf(manager, { project, lot })).filter(isRequested).map(listed);
  }
}

function listed(draw: RequestedDraw): ListedDrawDto {
  const { number, state, requestDigest, request, passedOver } = draw;
  return {
    number,
    state,
    requestDigest,
    candidates: request.candidates.map(({ id, categories }) => {
      const identity = identityIn(draw, id);
      const excluded = request.exclusions.find((one) => one.id === id)?.reason;
      const passing = passedOver.find(({ candidate }) => candidate === id)?.reason;
      return {
        id,
        categories,
        ...(identity && { identity: identityDto(identity) }),
        ...(excluded && { excluded }),
        ...(passing && { passedOver: passing }),
      };
    }),
  };
}
