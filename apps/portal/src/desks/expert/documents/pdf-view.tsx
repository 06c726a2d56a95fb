import { Button, InputNumber, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Document, Page, pdfjs } from 'react-pdf';
import 'react-pdf/dist/Page/TextLayer.css';
import { ProblemAlert } from '../../../parts/problem-alert';

pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString();

const ZOOM_STEP = 1.25;
/** Fonts, character maps and decoders that a PDF may want; without WebAssembly, which the pages' content security policy forbids. */
const DATA = {
  cMapUrl: '/pdf-data/cmaps/',
  standardFontDataUrl: '/pdf-data/standard_fonts/',
  wasmUrl: '/pdf-data/wasm/',
  iccUrl: '/pdf-data/iccs/',
  useWasm: false,
  enableXfa: false,
};

/** A PDF page by page, as wide as its pane, drawn on canvas with its text to select and to read aloud. */
export function PdfView({ content }: { readonly content: Blob }) {
  const { t } = useTranslation('expert');
  const pane = useRef<HTMLDivElement>(null);
  const width = useWidth(pane);
  const [pages, setPages] = useState(0);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const turn = (to: number) => setPage(Math.min(Math.max(to, 1), Math.max(pages, 1)));
  return (
    <div ref={pane}>
      <div className="pdf-bar" role="group" aria-label={t('pdf.label')}>
        <Button size="small" disabled={page <= 1} onClick={() => turn(page - 1)}>
          {t('pdf.back')}
        </Button>
        <span>
          <InputNumber
            size="small"
            aria-label={t('pdf.page')}
            min={1}
            max={pages}
            value={page}
            controls={false}
            onChange={(to) => turn(Number(to ?? 1))}
            style={{ width: 56 }}
          />{' '}
          {t('pdf.of', { pages })}
        </span>
        <Button size="small" disabled={page >= pages} onClick={() => turn(page + 1)}>
          {t('pdf.on')}
        </Button>
        <Button size="small" onClick={() => setZoom(zoom / ZOOM_STEP)}>
          {t('pdf.smaller')}
        </Button>
        <Button size="small" onClick={() => setZoom(zoom * ZOOM_STEP)}>
          {t('pdf.larger')}
        </Button>
      </div>
      <div className="pdf-page" tabIndex={0} role="region" aria-label={t('pdf.pageOf', { page, pages })}>
        <Document
          file={content}
          options={DATA}
          loading={<Spin />}
          error={<p>{t('pdf.broken')}</p>}
          onLoadSuccess={({ numPages }) => setPages(numPages)}
        >
          {width > 0 && (
            <Page
              pageNumber={page}
              width={width * zoom}
              renderAnnotationLayer={false}
              loading={<Spin />}
              error={<ProblemAlert error={new Error()} />}
            />
          )}
        </Document>
      </div>
    </div>
  );
}

function useWidth(of: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return width;
}
