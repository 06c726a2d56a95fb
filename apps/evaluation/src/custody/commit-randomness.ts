import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { verifyDrawCommitment } from '@mingtang/sealing';
import { Acts, type AllowedAct, nodeEd25519 } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { commitmentTo, CustodianCommitment } from '../draw/custodian-commitment.entity';
import { drawNumbered } from '../draw/draws';
import { refused } from '../refusals';
import { asCustodian, custodianOf } from './as-custodian';
import { ConfirmGiven } from './confirm-given';
import { type CommitmentDto, type GivenDto } from './custody.dto';
import { type DrawPath } from './draw-path';
import { givenDto } from './given-dto';

/** A custodian commits to 32 random bytes before the draw can be asked for. The same again gets the same answer, whatever came since. */
@Injectable()
export class CommitRandomness {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly confirmGiven: ConfirmGiven,
  ) {}

  /**
   * @throws RefusedError `not-your-custody`, `draw-unknown`, `draw-commitment-differs`, `draw-commitments-closed`,
   *   `draw-commitment-used`, `draw-signature-wrong`, and what `Acts` refuses
   */
  async run(path: DrawPath, commitment: CommitmentDto, actor: Actor): Promise<GivenDto> {
    const given = await this.dataSource.manager.findOneBy(CustodianCommitment, { ...path, custodian: actor.subject });
    if (given?.commitment === commitment.commitment) return givenDto(given);
    const { project, lot } = path;
    return this.acts.run({ act: 'commit-randomness', project, lot }, asCustodian(actor), (act) =>
      this.commit(act, path, commitment, actor),
    );
  }

  private async commit(
    act: AllowedAct,
    path: DrawPath,
    { commitment, signature }: CommitmentDto,
    actor: Actor,
  ): Promise<GivenDto> {
    const { manager } = act;
    const { id: custodian, verificationKey } = custodianOf(act.project, actor);
    const draw = await drawNumbered(manager, path);
    const before = await manager.findOneBy(CustodianCommitment, { ...path, custodian });
    if (before && before.commitment !== commitment) throw refused('draw-commitment-differs');
    if (before) return givenDto(before);
    if (draw.state !== 'awaiting-commitments') throw refused('draw-commitments-closed');
    const signed = commitmentTo(draw, { custodian, commitment });
    if (!verifyDrawCommitment(signed, signature, verificationKey, nodeEd25519)) throw refused('draw-signature-wrong');
    // Bytes that someone has shown before, or that another holds, would make nothing random.
    if (await manager.existsBy(CustodianCommitment, { commitment })) throw refused('draw-commitment-used');
    const given = manager.create(CustodianCommitment, { ...signed, signature, committedAt: this.clock.arrival() });
    await manager.insert(CustodianCommitment, await this.confirmGiven.commitment(act, given));
    return givenDto(given);
  }
}
