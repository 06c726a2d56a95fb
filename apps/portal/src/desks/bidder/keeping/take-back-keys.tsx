import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { NotTakenError, type WantedBid } from './saved-bid';
import { takeBack } from './take-back';
import { useNamedWords } from '../../../parts/named-words';

/** Where this browser has not the keys of a bid: takes them out of the file that was saved after it was submitted. */
export function TakeBackKeys({ wanted, done }: { readonly wanted: WantedBid; readonly done: () => void }) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const taking = useMutation({ mutationFn: (file: Blob) => takeBack(file, wanted), onSuccess: done });
  const why = taking.error instanceof NotTakenError ? taking.error.why : undefined;
  return (
    <Alert
      className="told"
      type={taking.error ? 'error' : 'info'}
      role={taking.error ? 'alert' : 'status'}
      showIcon
      title={taking.error ? t(why ? `takeBack.why.${why}` : 'takeBack.failed') : t('takeBack.title', words)}
      description={
        <>
          <p>{t('takeBack.what')}</p>
          <Upload
            accept=".zip"
            showUploadList={false}
            beforeUpload={(file) => {
              taking.mutate(file);
              return false;
            }}
          >
            <Button loading={taking.isPending}>{t('takeBack.choose')}</Button>
          </Upload>
        </>
      }
    />
  );
}
