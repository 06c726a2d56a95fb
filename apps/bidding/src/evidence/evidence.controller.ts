import { EvidencePart, EvidenceStream, ProjectPath } from '@mingtang/service-kit';
import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BiddingEvidence } from './bidding-evidence';

@ApiTags('evidence')
@Controller('projects/:project/evidence')
export class EvidenceController {
  constructor(
    private readonly stream: EvidenceStream,
    private readonly evidence: BiddingEvidence,
  ) {}

  @EvidencePart()
  part(@Param() { project }: ProjectPath): Promise<StreamableFile> {
    return this.stream.stream((manager) => this.evidence.of(manager, project));
  }
}
