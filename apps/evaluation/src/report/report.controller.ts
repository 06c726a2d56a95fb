import { type Actor } from '@mingtang/contracts';
import { sha256Hex } from '@mingtang/sealing';
import { Act, By, inline } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { LotPath } from '../lot/lot-path';
import { type ReportFormat, ShowReport } from './show-report';
import { SignReport } from './sign-report';
import { SignatureDto, SignatureReceiptDto } from './signature.dto';

const MEDIA_TYPES: Record<ReportFormat, string> = { json: 'application/json; charset=utf-8', pdf: 'application/pdf' };
const REPORT_REFUSALS = {
  'not-found': ['project-unknown', 'lot-unknown', 'report-not-public'],
  conflict: ['opening-not-complete', 'evaluation-cancelled', 'evaluation-not-complete'],
} as const;

@ApiTags('report')
@Controller('projects/:project/lots/:lot')
export class ReportController {
  constructor(
    private readonly showReport: ShowReport,
    private readonly signReport: SignReport,
  ) {}

  @Get('report')
  @Act({
    summary: 'The evaluation report as canonical JSON',
    description:
      'Holds the evaluation document, from which anyone can compute the result and draw the lots again. For the committee, ' +
      'the owner and supervision once the evaluation is complete; public with the candidates, or when all bids are rejected.',
    by: 'public',
    produces: ['application/json'],
    rules: ['EVA-03', 'EVA-08', 'EVA-09', 'EVA-10'],
    refuses: REPORT_REFUSALS,
  })
  json(
    @Param() path: LotPath,
    @By() actor: Actor | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return this.send('json', path, actor, request, response);
  }

  @Get('report.pdf')
  @Act({
    summary: 'The evaluation report as PDF',
    by: 'public',
    produces: ['application/pdf'],
    rules: ['EVA-03', 'EVA-07'],
    refuses: REPORT_REFUSALS,
  })
  pdf(
    @Param() path: LotPath,
    @By() actor: Actor | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return this.send('pdf', path, actor, request, response);
  }

  @Post('signatures')
  @Act({
    summary: 'Sign the report, or dissent from it in writing',
    description: 'Who has done neither in time counts as consenting.',
    hasDeadline: true,
    by: ['expert', 'tenderer', 'agency'],
    response: SignatureReceiptDto,
    rules: ['EVA-07'],
    refuses: {
      forbidden: ['not-a-committee-member'],
      'not-found': ['project-unknown', 'lot-unknown'],
      invalid: ['dissent-not-expected'],
      conflict: ['stage-does-not-allow', 'report-already-signed'],
      rule: ['period-over', 'dissent-without-reason'],
    },
    creates: true,
  })
  sign(@Param() path: LotPath, @Body() signature: SignatureDto, @By() actor: Actor): Promise<SignatureReceiptDto> {
    return this.signReport.run(path, signature, actor);
  }

  /** Sends the report's exact bytes, for they are what its digest is of; its digest is also its ETag. */
  private async send(
    format: ReportFormat,
    path: LotPath,
    actor: Actor | undefined,
    request: Request,
    response: Response,
  ): Promise<StreamableFile | undefined> {
    const bytes = await this.showReport.run(path, format, actor);
    const sha256 = sha256Hex(bytes);
    response.setHeader('etag', `"${sha256}"`);
    response.setHeader('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
    if (request.fresh) {
      response.status(304);
      return undefined;
    }
    const { project, lot } = path;
    return new StreamableFile(bytes, {
      type: MEDIA_TYPES[format],
      length: bytes.length,
      disposition: inline(`评标报告 ${project} ${lot}.${format}`, `report ${project} ${lot}.${format}`),
    });
  }
}
