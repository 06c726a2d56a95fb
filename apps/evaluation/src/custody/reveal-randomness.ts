import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { drawCommitmentOf, verifyDrawReveal } from '@mingtang/sealing';
import { Acts, type AllowedAct, nodeEd25519 } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CompleteDraw } from '../draw/complete-draw';
import { CustodianCommitment, isRevealed, revealFor, type Revealed } from '../draw/custodian-commitment.entity';
import { commitmentsOf, drawNumbered } from '../draw/draws';
import { type AnchoredDraw, type ExpertDraw, isAnchored } from '../draw/expert-draw.entity';
import { lotOfAct } from '../lot/lot-access';
import { refused } from '../refusals';
import { asCustodian, custodianOf } from './as-custodian';
import { ConfirmGiven } from './confirm-given';
import { type GivenDto, type RevealDto } from './custody.dto';
import { type DrawPath } from './draw-path';
import { givenDto } from './given-dto';

/** A custodian shows the bytes that it committed to, once the request is anchored. With the last of them the committee is drawn. */
@Injectable()
export class RevealRandomness {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly confirmGiven: ConfirmGiven,
    private readonly completeDraw: CompleteDraw,
  ) {}

  /**
   * @throws RefusedError `not-your-custody`, `draw-unknown`, `draw-not-committed`, `draw-not-anchored`, `draw-reveal-late`,
   *   `draw-randomness-differs`, `draw-root-differs`, `draw-signature-wrong`, and what `Acts` refuses
   */
  async run(path: DrawPath, reveal: RevealDto, actor: Actor): Promise<GivenDto> {
    const given = await this.dataSource.manager.findOneBy(CustodianCommitment, { ...path, custodian: actor.subject });
    if (given && isRevealed(given) && given.randomness === reveal.randomness) return givenDto(given);
    const { project, lot } = path;
    return this.acts.run({ act: 'reveal-randomness', project, lot }, asCustodian(actor), (act) =>
      this.reveal(act, path, reveal, actor),
    );
  }

  private async reveal(act: AllowedAct, path: DrawPath, reveal: RevealDto, actor: Actor): Promise<GivenDto> {
    const { manager } = act;
    const { id: custodian, verificationKey } = custodianOf(act.project, actor);
    const draw = await drawNumbered(manager, path);
    const given = await commitmentsOf(manager, draw);
    const mine = given.find((one) => one.custodian === custodian);
    if (!mine) throw refused('draw-not-committed');
    if (drawCommitmentOf(reveal.randomness) !== mine.commitment) throw refused('draw-randomness-differs');
    if (isRevealed(mine)) return givenDto(mine);
    const anchored = this.awaiting(draw);
    if (reveal.root !== anchored.anchor.root) throw refused('draw-root-differs');
    const signed = revealFor(anchored, { custodian, randomness: reveal.randomness });
    if (!verifyDrawReveal(signed, reveal.signature, verificationKey, nodeEd25519))
      throw refused('draw-signature-wrong');
    const revealed = await this.keep(act, anchored, mine, reveal);
    if (given.every(isRevealed)) await this.completeDraw.run(act, await lotOfAct(act), anchored, given);
    return givenDto(revealed);
  }

  /** @throws RefusedError `draw-not-anchored`, `draw-reveal-late` */
  private awaiting(draw: ExpertDraw): AnchoredDraw {
    if (draw.state === 'awaiting-commitments' || draw.state === 'requested') throw refused('draw-not-anchored');
    if (draw.due === null || this.clock.arrival() >= draw.due || !isAnchored(draw)) throw refused('draw-reveal-late');
    return draw;
  }

  private async keep(
    act: AllowedAct,
    draw: AnchoredDraw,
    mine: CustodianCommitment,
    { randomness, signature: revealSignature }: RevealDto,
  ): Promise<Revealed> {
    const revealed = Object.assign(mine, { randomness, revealSignature, revealedAt: this.clock.arrival() });
    await act.manager.save(CustodianCommitment, await this.confirmGiven.reveal(act, draw, revealed));
    return revealed;
  }
}
