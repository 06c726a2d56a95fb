import { ApiProperty } from '@nestjs/swagger';
import { type TenderDocument } from './tender-document.entity';

export class DocumentDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: '招标文件' })
  title: string;

  @ApiProperty({ example: 'biddingDocuments', description: 'OCDS `documentType`' })
  documentType: string;

  @ApiProperty({ example: 'application/pdf' })
  mediaType: string;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  sha256: string;

  @ApiProperty({ example: 482133, description: 'bytes' })
  size: number;

  @ApiProperty({ description: 'false until a notice has published it' })
  issued: boolean;

  static of({ id, title, documentType, mediaType, sha256, size, issuedRevision }: TenderDocument): DocumentDto {
    return { id, title, documentType, mediaType, sha256, size, issued: issuedRevision !== null };
  }
}
