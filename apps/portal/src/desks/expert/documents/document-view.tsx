import { Alert, Button, Spin, Tag } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import { ProblemAlert } from '../../../parts/problem-alert';
import { UnlessBroken } from '../../../parts/unless-broken';
import { Given } from '../../../parts/given';
import { type DocumentPath, useDocument } from './use-document';

const PdfView = lazy(async () => ({ default: (await import('./pdf-view')).PdfView }));

/** A document that is shown in the page where a browser safely can, and can be saved in any case. */
export function DocumentView({
  path,
  document,
}: {
  readonly path: DocumentPath;
  readonly document: Schema<'bidding.BidDocumentDto'>;
}) {
  const { t } = useTranslation('expert');
  const formats = useFormats();
  const read = useDocument(path, document.sha256);
  if (read.error) return <ProblemAlert error={read.error} />;
  if (!read.data) return <Spin aria-label={t('documents.loading')} />;
  const { content, genuine } = read.data;
  return (
    <section aria-label={document.name}>
      <p className="document-head">
        <strong>
          <Given>{document.name}</Given>
        </strong>{' '}
        <span className="owed-about">{formats.bytes(document.size)}</span>{' '}
        {genuine && <Tag color="success">{t('documents.genuine')}</Tag>}{' '}
        <Button size="small" onClick={() => save(content, document.name)}>
          {t('documents.save')}
        </Button>
      </p>
      {genuine ? (
        <Suspense fallback={<Spin />}>
          <Shown content={content} name={document.name} mediaType={document.mediaType} />
        </Suspense>
      ) : (
        <Alert type="error" showIcon role="alert" title={t('documents.altered')} />
      )}
    </section>
  );
}

function Shown({
  content,
  name,
  mediaType,
}: {
  readonly content: Blob;
  readonly name: string;
  readonly mediaType: string;
}) {
  const { t } = useTranslation('expert');
  if (mediaType === 'application/pdf') return <PdfUnlessBroken content={content} />;
  if (/^text\/(plain|csv|markdown)/.test(mediaType)) return <TextView content={content} />;
  if (/^image\/(png|jpeg|webp|gif)$/.test(mediaType)) return <ImageView content={content} name={name} />;
  return <Alert type="info" showIcon title={t('documents.notShown')} />;
}

/** Where a PDF says that it is one. */
const PDF_HEAD_BYTES = 1_024;

/** What calls itself a PDF may be none, or be damaged: the sheet beside it must stay. */
function PdfUnlessBroken({ content }: { readonly content: Blob }) {
  const { t } = useTranslation('expert');
  const [isPdf, setIsPdf] = useState<boolean>();
  useEffect(() => {
    void content
      .slice(0, PDF_HEAD_BYTES)
      .text()
      .then((head) => setIsPdf(head.includes('%PDF-')));
  }, [content]);
  const broken = <Alert type="warning" showIcon title={t('pdf.broken')} />;
  if (isPdf === undefined) return <Spin />;
  if (!isPdf) return broken;
  return (
    <UnlessBroken instead={broken}>
      <PdfView content={content} />
    </UnlessBroken>
  );
}

function TextView({ content }: { readonly content: Blob }) {
  const [text, setText] = useState('');
  useEffect(() => {
    void content.text().then(setText);
  }, [content]);
  return (
    <pre className="document-text" tabIndex={0}>
      {text}
    </pre>
  );
}

function ImageView({ content, name }: { readonly content: Blob; readonly name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return url === undefined ? null : <img src={url} alt={name} className="document-image" />;
}

/** Saves bytes under a name on the reader's machine. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
