export { PdfPage } from './pdf-page';
