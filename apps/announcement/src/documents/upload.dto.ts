import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class UploadQuery {
  @ApiProperty({ example: '招标文件' })
  @IsString()
  @MaxLength(200)
  title: string;

  @ApiPropertyOptional({ example: 'biddingDocuments', default: 'biddingDocuments', description: 'OCDS `documentType`' })
  @IsOptional()
  @IsString()
  @Matches(/^[A-Za-z][A-Za-z0-9_-]{0,99}$/)
  documentType: string = 'biddingDocuments';
}
