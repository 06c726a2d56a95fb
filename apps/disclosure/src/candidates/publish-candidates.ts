import { type Actor } from '@mingtang/contracts';
import { checkCandidatesNumber, objectionPeriod } from '@mingtang/procedure/disclosure';
import { countedFrom } from '@mingtang/procedure/procedures';
import { orThrow } from '@mingtang/procedure/rules';
import { isBefore } from '@mingtang/procedure/time';
import { Acts, type AllowedAct, asOwner, type LotPath } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type PublishedCandidates, RegisterLot } from '../projections/register-lot.entity';
import { knownLot } from '../register/known-project';
import { type CandidateDto, type CandidatesDto } from './candidates.dto';
import { recommendedOf } from './recommended';

/** Publishes the candidates that the signed report recommends, and opens the time for objections (DIS-01, DIS-02). */
@Injectable()
export class PublishCandidates {
  constructor(private readonly acts: Acts) {}

  /** @throws {RefusedError} what the case refuses, and `checkCandidatesNumber` */
  publish(path: LotPath, actor: Actor): Promise<CandidatesDto> {
    return this.acts.run({ act: 'publish-candidates', ...path }, asOwner(actor), async (act) => {
      const candidates = recommendedOf(await knownLot(act.manager, path));
      orThrow(checkCandidatesNumber(candidates.length, act.project.law.definition));
      const published = publication(candidates, act);
      const { publishedAt, objectionsUntil } = published;
      const key = { projectId: path.project, lotId: path.lot };
      await act.manager.update(RegisterLot, key, { candidates: published as object });
      await act.tell('disclosure.candidates-published.v1', { ...path, publishedAt, candidates, objectionsUntil });
      return { ...path, ...published };
    });
  }
}

/** DIS-01, DIS-02: being late does not forbid it, for then the result would never be public. */
function publication(
  candidates: CandidateDto[],
  { now: publishedAt, due, project, case: { law, stand } }: AllowedAct,
): PublishedCandidates {
  const objectionsUntil = countedFrom(
    publishedAt,
    objectionPeriod(law.definition, project.published),
    law.calendar,
    stand,
  );
  const late = due !== undefined && !isBefore(publishedAt, due);
  return { publishedAt, due: due ?? publishedAt, late, candidates, objectionsUntil };
}
