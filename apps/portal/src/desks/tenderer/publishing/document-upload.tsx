import { AutoComplete, Button, Form, Input, Progress, Upload } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../../../api/idempotency';
import { problemOf } from '../../../api/problem';
import { useSession } from '../../../identity/session';
import { useFormats } from '../../../language/formats';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Given } from '../../../parts/given';
import { DOCUMENT_TYPES, useDocumentType } from './document-types';
import { upload } from './upload';
import { useReadAgain } from './use-project';

/** Adds a document: chosen or dropped, named, sent with its progress shown; a failed sending can be tried again. */
export function DocumentUpload({ project }: { readonly project: string }) {
  const { t } = useTranslation('tenderer');
  const formats = useFormats();
  const nameOf = useDocumentType();
  const caller = useSession();
  const key = useIdempotencyKey();
  const readAgain = useReadAgain(project);
  const [file, setFile] = useState<File>();
  const [title, setTitle] = useState('');
  const [documentType, setDocumentType] = useState<string>('biddingDocuments');
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<string>();
  const sending = useRef<AbortController>(undefined);
  useEffect(() => () => sending.current?.abort(), []);

  const choose = (chosen: File) => {
    key.done();
    setFile(chosen);
    setTitle((before) => (before === '' ? chosen.name.replace(/\.[^.]+$/, '') : before));
    setError(undefined);
    setDone(undefined);
    return false;
  };
  const send = async () => {
    if (!file) return;
    const controller = new AbortController();
    sending.current = controller;
    setError(undefined);
    setShare(0);
    try {
      const { signal } = controller;
      const sent = await upload({
        project,
        file,
        title,
        documentType,
        caller,
        header: key.header(),
        onProgress: setShare,
        signal,
      });
      key.done();
      setDone(sent.title);
      setFile(undefined);
      setTitle('');
      await readAgain();
    } catch (refused) {
      if (problemOf(refused)) key.done();
      if (!controller.signal.aborted) setError(refused);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <section aria-label={t('documents.add')}>
      <h3>{t('documents.add')}</h3>
      <Upload.Dragger beforeUpload={choose} showUploadList={false} maxCount={1} disabled={share !== undefined}>
        <p>{t('documents.drop')}</p>
        {file && (
          <p>
            <strong>
              <Given>{file.name}</Given>
            </strong>{' '}
            {formats.bytes(file.size)}
          </p>
        )}
      </Upload.Dragger>
      <div className="two-columns upload-fields">
        <Form.Item label={t('documents.documentTitle')} htmlFor="document-title">
          <Input id="document-title" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        <Form.Item label={t('documents.type')} htmlFor="document-type">
          <AutoComplete
            id="document-type"
            value={documentType}
            onChange={setDocumentType}
            options={DOCUMENT_TYPES.map((value) => ({ value, label: `${nameOf(value)} ${value}` }))}
          />
        </Form.Item>
      </div>
      <ProblemAlert error={error} />
      {share !== undefined && <Progress percent={Math.floor(share * 100)} aria-label={t('documents.progress')} />}
      <p role="status">{done !== undefined && t('documents.done', { title: done })}</p>
      <Button
        type="primary"
        disabled={!file || title.trim() === ''}
        loading={share !== undefined}
        onClick={() => void send()}
      >
        {t('documents.send')}
      </Button>{' '}
      {share !== undefined && <Button onClick={() => sending.current?.abort()}>{t('documents.stop')}</Button>}
    </section>
  );
}
