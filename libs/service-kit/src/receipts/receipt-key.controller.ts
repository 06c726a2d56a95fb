import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Act } from '../access/act.decorator';
import { ReceiptSigner } from './receipt-signer';

export class ReceiptKeyDto {
  @ApiProperty({
    example: 'mingtang/bidding+4d26c23b+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs',
    description: 'C2SP signed-note verifier key (Ed25519)',
  })
  verifierKey: string;

  @ApiProperty({ type: [String], description: 'verifier keys of earlier receipts, oldest first' })
  retired: string[];
}

@ApiTags('receipts')
@Controller()
export class ReceiptKeyController {
  constructor(private readonly signer: ReceiptSigner) {}

  @Get('receipt-key')
  @Act({ summary: 'The keys by which anyone checks a receipt', by: 'public', response: ReceiptKeyDto })
  key(): ReceiptKeyDto {
    return { verifierKey: this.signer.verifierKey, retired: [...this.signer.retired] };
  }
}
