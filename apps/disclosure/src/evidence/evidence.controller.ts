import { EvidencePart, EvidenceStream, ProjectPath, ReceiptSigner } from '@mingtang/service-kit';
import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { projectEvidence } from './project-evidence';

@ApiTags('evidence')
@Controller('projects/:project/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceStream,
    private readonly signer: ReceiptSigner,
  ) {}

  @EvidencePart()
  part(@Param() { project }: ProjectPath): Promise<StreamableFile> {
    return this.evidence.stream((manager) => projectEvidence(manager, project, this.signer));
  }
}
