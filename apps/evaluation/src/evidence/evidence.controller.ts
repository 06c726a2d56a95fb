import { DocumentStore, EvidencePart, EvidenceStream, ProjectPath, ReceiptSigner } from '@mingtang/service-kit';
import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { projectEvidence } from './project-evidence';

@ApiTags('evidence')
@Controller('projects/:project/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceStream,
    private readonly store: DocumentStore,
    private readonly signer: ReceiptSigner,
  ) {}

  @EvidencePart()
  part(@Param() { project }: ProjectPath): Promise<StreamableFile> {
    const { store, signer } = this;
    return this.evidence.stream((manager) => projectEvidence({ manager, store, signer }, project));
  }
}
