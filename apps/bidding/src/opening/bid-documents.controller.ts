import { type Actor } from '@mingtang/contracts';
import { openDocument } from '@mingtang/sealing';
import { Act, asForeignFile, attachment, By, inertMediaType } from '@mingtang/service-kit';
import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { type ReadableStream } from 'node:stream/web';
import { DataSource } from 'typeorm';
import { refused } from '../refusals';
import { BidPath } from '../submission/bid-path';
import { SealedFiles } from '../submission/sealed-files';
import { BidDocumentPath, BidDocumentsDto } from './bid-documents.dto';
import { openedBid } from './opened-bid';

const READERS = ['tenderer', 'agency', 'expert', 'bidder', 'supervisor'] as const;

@ApiTags('opening')
@Controller('projects/:project/lots/:lot/bids/:bid/documents')
export class BidDocumentsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: SealedFiles,
  ) {}

  @Get()
  @Act({
    summary: 'What an opened bid holds, for its bidder, the tenderer, the committee and the supervisor',
    by: READERS,
    response: BidDocumentsDto,
    refuses: {
      forbidden: ['bid-not-for-you'],
      'not-found': ['project-unknown', 'bid-unknown'],
      conflict: ['bid-not-opened'],
    },
  })
  async list(@Param() path: BidPath, @By() actor: Actor): Promise<BidDocumentsDto> {
    const { bid, version, envelopes } = await openedBid(this.dataSource.manager, path, actor);
    const priced = envelopes.find(({ sheet }) => sheet.price !== undefined)?.sheet;
    return {
      bid,
      version,
      ...(priced?.price && { price: priced.price }),
      ...(priced?.priceSchedule !== undefined && { priceSchedule: priced.priceSchedule }),
      documents: envelopes.flatMap(({ envelope, sheet }) =>
        sheet.documents.map(({ file, ...document }) => ({ envelope, index: file, ...document })),
      ),
    };
  }

  @Get(':envelope/:index/content')
  @Act({
    summary: 'A document of an opened bid, decrypted while it is sent',
    by: READERS,
    produces: ['application/octet-stream'],
    refuses: {
      forbidden: ['bid-not-for-you'],
      'not-found': ['project-unknown', 'bid-unknown', 'document-unknown'],
      conflict: ['bid-not-opened'],
    },
  })
  async content(
    @Param() path: BidDocumentPath,
    @By() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bid, envelopes } = await openedBid(this.dataSource.manager, path, actor);
    const opened = envelopes.find(({ envelope }) => envelope === path.envelope);
    const document = opened?.sheet.documents.find(({ file }) => file === path.index);
    if (!opened || !document) throw refused('document-unknown');
    const { version, envelope, identity } = opened;
    const ciphertext = await this.files.open({ bid, version, envelope, index: document.file });
    const plaintext = await openDocument(Readable.toWeb(ciphertext) as never, identity, document);
    asForeignFile(response);
    response.setHeader('etag', `"${document.sha256}"`);
    return new StreamableFile(Readable.fromWeb(plaintext as ReadableStream), {
      type: inertMediaType(document.mediaType),
      length: document.size,
      disposition: attachment(document.name, `${bid} ${envelope} ${document.file}${extname(document.name)}`),
    }).setErrorHandler((_, broken) => broken.destroy?.());
  }
}
