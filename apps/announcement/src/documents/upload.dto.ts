import { IsLine } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength } from 'class-validator';

export class UploadQuery {
  @ApiProperty({ example: '招标文件' })
  @IsLine()
  @MaxLength(200)
  title: string;

  @ApiPropertyOptional({ example: 'biddingDocuments', default: 'biddingDocuments', description: 'OCDS `documentType`' })
  @IsOptional()
  @IsLine()
  @Matches(/^[A-Za-z][A-Za-z0-9_-]{0,99}$/)
  documentType: string = 'biddingDocuments';
}
