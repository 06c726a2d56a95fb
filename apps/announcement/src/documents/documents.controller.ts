import { Controller, Delete, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, asForeignFile, attachment, By, inertMediaType, ProjectPath } from '@mingtang/service-kit';
import { IsUUID } from 'class-validator';
import { type Request, type Response } from 'express';
import { extname } from 'node:path';
import { DataSource } from 'typeorm';
import { maySeeUnpublished, visibleProject } from '../project/project-access';
import { DocumentDto } from './document.dto';
import { documentsOf } from './project-documents';
import { ReadDocument } from './read-document';
import { RemoveDocument } from './remove-document';
import { announcedSha256, reprDigest } from './repr-digest';
import { bodyOf } from './request-body';
import { UploadDocument } from './upload-document';
import { UploadQuery } from './upload.dto';

class DocumentPath extends ProjectPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  document: string;
}

@ApiTags('documents')
@Controller('projects/:project/documents')
export class DocumentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly uploading: UploadDocument,
    private readonly removing: RemoveDocument,
    private readonly reading: ReadDocument,
  ) {}

  @Post()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'Repr-Digest',
    required: false,
    description: 'RFC 9530; a document with another SHA-256 is refused',
    example: 'sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:',
  })
  @Act({
    summary: 'Add a tender document',
    description:
      'The body is the document itself, of any content type. After publication the next change notice issues it.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: DocumentDto,
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      invalid: [
        'document-title-missing',
        'media-type-malformed',
        'digest-malformed',
        'document-digest-mismatch',
        'document-empty',
        'document-too-large',
        'document-infected',
      ],
      conflict: ['documents-fixed', 'documents-too-many'],
    },
  })
  upload(
    @Param() { project }: ProjectPath,
    @Query() { title, documentType }: UploadQuery,
    @Req() request: Request,
    @By() actor: Actor,
  ): Promise<DocumentDto> {
    const digest = announcedSha256(request.get('repr-digest'));
    const mediaType = request.get('content-type') ?? 'application/octet-stream';
    const content = bodyOf(request);
    return this.uploading.upload(project, { title, documentType, mediaType, announcedSha256: digest, content }, actor);
  }

  @Get()
  @Act({
    summary: 'The tender documents: those that a notice has published; to the owner, all',
    by: 'public',
    response: [DocumentDto],
    refuses: { 'not-found': ['project-unknown'] },
  })
  async list(@Param() { project: id }: ProjectPath, @By() actor: Actor | undefined): Promise<DocumentDto[]> {
    const { manager } = this.dataSource;
    const project = await visibleProject(manager, id, actor);
    return documentsOf(manager, id, maySeeUnpublished(actor, project) ? 'all' : 'issued');
  }

  @Get(':document/content')
  @Act({
    summary: 'A tender document itself: to anyone once it is issued',
    by: 'public',
    produces: ['application/octet-stream'],
    refuses: { 'not-found': ['project-unknown', 'document-unknown', 'document-not-yet-available'] },
  })
  async content(
    @Param() { project, document: id }: DocumentPath,
    @By() actor: Actor | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { document, open } = await this.reading.find(project, id, actor);
    const { sha256, size, mediaType, title } = document;
    response.setHeader('etag', `"${sha256}"`).setHeader('repr-digest', reprDigest(sha256));
    if (request.fresh) {
      response.status(304);
      return undefined;
    }
    asForeignFile(response);
    return new StreamableFile(await open(), {
      type: inertMediaType(mediaType),
      length: size,
      disposition: attachment(title, `${id}${extname(title)}`),
    });
  }

  @Delete(':document')
  @Act({
    summary: 'Take away a document that no notice has published',
    by: ['tenderer', 'agency'],
    status: 204,
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown', 'document-unknown'],
      conflict: ['document-already-published'],
    },
  })
  remove(@Param() { project, document }: DocumentPath, @By() actor: Actor): Promise<void> {
    return this.removing.remove(project, document, actor);
  }
}
