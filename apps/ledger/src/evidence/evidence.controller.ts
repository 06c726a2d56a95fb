import { EvidencePart, EvidenceStream, KeyFile, ProjectPath } from '@mingtang/service-kit';
import { Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { queryBy } from '../reading/query';
import { StoredTiles } from '../reading/stored-tiles';
import { isLogged, isWaiting } from '../records/record-row';
import { refused } from '../refusals';
import { checkpointCovering } from './checkpoint-covering';
import { logEvidence } from './log-evidence';

class CoversQuery {
  @ApiPropertyOptional({
    type: [String],
    description:
      'ids of events that the checkpoint is to cover, waited for up to ten seconds; repeated, or comma-separated',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(32)
  covers: string[] = [];
}

@ApiTags('evidence')
@Controller('projects/:project/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceStream,
    private readonly dataSource: DataSource,
    private readonly key: KeyFile,
    private readonly tiles: StoredTiles,
  ) {}

  @EvidencePart()
  async part(@Param() { project }: ProjectPath, @Query() { covers }: CoversQuery): Promise<StreamableFile> {
    const query = queryBy(this.dataSource);
    // Nobody is to wait for a project that nothing is known of.
    if (!(await isLogged(query, project)) && !(await isWaiting(query, project))) throw refused('project-unknown');
    const checkpoint = await checkpointCovering(query, [...new Set(covers)]);
    if (!(await isLogged(query, project))) throw refused('project-unknown');
    return this.evidence.stream((manager) => logEvidence(manager, project, checkpoint, this.key, this.tiles));
  }
}
