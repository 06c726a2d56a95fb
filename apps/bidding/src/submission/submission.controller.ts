import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Act, By, currentKeyedRequest, LotPath, organisationOf, ReceiptDto } from '@mingtang/service-kit';
import { Clock } from '@mingtang/messaging';
import { AnnounceArrivals } from '../arrivals/announce-arrivals';
import { DataSource } from 'typeorm';
import { toReceiptDto } from '../receipts/receipt.dto';
import { Receipt } from '../receipts/receipt.entity';
import { UploadedFiles } from '../uploads/uploaded-files';
import { Bid, BidVersion } from './bid.entity';
import { BidPath } from './bid-path';
import { type BidTarget, checkArrival } from './check-arrival';
import { ReceiveBids } from './receive-bids';
import { OwnBidDto, SubmitBidDto } from './submission.dto';

@ApiTags('bids')
@Controller('projects/:project/lots/:lot/bids')
export class SubmissionController {
  constructor(
    private readonly clock: Clock,
    private readonly announcing: AnnounceArrivals,
    private readonly receiveBids: ReceiveBids,
    private readonly uploadedFiles: UploadedFiles,
    private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Act({
    summary: 'Submit a sealed bid for a lot',
    description:
      'The bid id is chosen by the client; this is version 1. The answer is the receipt, given once the bid is committed. ' +
      'The same version again gets the same receipt, also after the deadline.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: ReceiptDto,
    rules: ['BID-02', 'BID-04'],
    refuses: {
      invalid: ['inline-too-large'],
      forbidden: ['bidder-differs', 'not-registered', 'organisation-missing'],
      'not-found': ['project-unknown', 'lot-unknown'],
      conflict: [
        'bid-already-submitted',
        'bid-id-taken',
        'version-already-received',
        'bid-version-not-next',
        'stage-does-not-allow',
      ],
      rule: ['period-over', 'bid-not-sealed'],
    },
  })
  submit(@Param() { project, lot }: LotPath, @Body() dto: SubmitBidDto, @By() actor: Actor): Promise<ReceiptDto> {
    return this.receive(dto, { project, lot, round: 1 }, actor);
  }

  @Post(':bid/versions')
  @Act({
    summary: 'Replace an own bid before the deadline',
    description: 'Versions follow one another; the last one received before the deadline is the one opened.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: ReceiptDto,
    rules: ['BID-02', 'BID-03', 'BID-04'],
    refuses: {
      invalid: ['inline-too-large'],
      forbidden: ['bidder-differs', 'not-registered', 'organisation-missing'],
      'not-found': ['project-unknown', 'lot-unknown', 'bid-unknown'],
      conflict: ['bid-withdrawn', 'version-already-received', 'bid-version-not-next', 'stage-does-not-allow'],
      rule: ['period-over', 'bid-not-sealed', 'signer-change-signature-wrong'],
    },
  })
  replace(@Param() path: BidPath, @Body() dto: SubmitBidDto, @By() actor: Actor): Promise<ReceiptDto> {
    return this.receive(dto, { ...path, round: 1 }, actor);
  }

  @Post(':bid/final-offers')
  @Act({
    summary: 'Make my final offer after consultation, or replace it, before the deadline for final offers',
    description:
      'The next version of the own bid, its manifest of round 2 and in the envelopes of that round; only of a bid that passed the review. ' +
      'The last one received before the deadline is the one opened. The same version again gets the same receipt.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: ReceiptDto,
    rules: ['GP-10', 'BID-04'],
    refuses: {
      invalid: ['inline-too-large'],
      forbidden: ['bidder-differs', 'not-registered', 'organisation-missing'],
      'not-found': ['project-unknown', 'lot-unknown', 'bid-unknown'],
      conflict: [
        'act-not-in-procedure',
        'bid-withdrawn',
        'consultation-left',
        'version-already-received',
        'bid-version-not-next',
        'stage-does-not-allow',
      ],
      rule: ['period-over', 'technical-review-not-passed', 'bid-not-sealed', 'signer-change-signature-wrong'],
    },
  })
  offer(@Param() path: BidPath, @Body() dto: SubmitBidDto, @By() actor: Actor): Promise<ReceiptDto> {
    return this.receive(dto, { ...path, round: 2 }, actor);
  }

  @Get('mine')
  @Act({
    summary: 'Own bid for a lot: the one that stands, else the last withdrawn',
    by: ['bidder'],
    response: OwnBidDto,
    noneYet: 'the organisation has sent no bid for the lot',
    refuses: { forbidden: ['organisation-missing'] },
  })
  async mine(@Param() { project, lot }: LotPath, @By() actor: Actor): Promise<OwnBidDto | undefined> {
    const bidderKey = organisationKey(organisationOf(actor));
    const { manager } = this.dataSource;
    const [own] = await manager.find(Bid, {
      where: { project, lot, bidderKey },
      order: { state: 'ASC', withdrawnAt: 'DESC' },
      take: 1,
    });
    if (!own) return undefined;
    const { id, state, version } = own;
    const { manifest } = await manager.findOneByOrFail(BidVersion, { bid: id, version });
    const receipts = await manager.find(Receipt, { where: { bid: id, version }, order: { act: 'ASC' } });
    return {
      bid: id,
      project,
      lot,
      state,
      version,
      round: manifest.round,
      receipts: receipts.map((kept) => toReceiptDto(kept, own)),
    };
  }

  private async receive(dto: SubmitBidDto, target: BidTarget, actor: Actor): Promise<ReceiptDto> {
    const bidder = organisationOf(actor);
    const arrived = checkArrival(dto, target, bidder, new Map());
    const announced = await this.announcing.announce(arrived, this.clock.arrivalInstant());
    const keyed = currentKeyedRequest();
    const asked = (dto.uploads ?? []).map(({ upload }) => upload);
    if (asked.length === 0) return this.receiveBids.run(arrived, announced, keyed);
    const finished = await this.uploadedFiles.finished(asked, { ...target, ownerKey: organisationKey(bidder) });
    return this.receiveBids.run(checkArrival(dto, target, bidder, finished), announced, keyed);
  }
}
