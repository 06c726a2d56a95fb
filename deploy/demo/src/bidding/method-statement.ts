import { randomBytes } from 'node:crypto';
import { type DocumentToSeal } from '@mingtang/sealing';
import PDFDocument from 'pdfkit';

/** A bidder's method statement as a PDF, with drawings of that size attached. */
export async function methodStatement(bidder: string, drawingsBytes: number): Promise<DocumentToSeal> {
  const pdf = new PDFDocument({ size: 'A4', margin: 56, info: { Title: 'Method statement' } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  pdf.fontSize(18).text('Method statement').moveDown();
  pdf.fontSize(11).text(`Bidder ${bidder}. Made up for a demonstration.`).moveDown();
  pdf.text(
    '1. Site set-up and access. 2. Scaffolding. 3. Strip and dispose. 4. Re-roof. 5. Rainwater goods. 6. Hand over.',
  );
  pdf.file(randomBytes(drawingsBytes), { name: 'drawings.bin', description: 'Drawings' });
  pdf.end();
  await ended;
  const bytes = Uint8Array.from(Buffer.concat(chunks));
  return {
    name: 'method-statement.pdf',
    mediaType: 'application/pdf',
    size: bytes.length,
    content: () => new Blob([bytes]).stream(),
  };
}
