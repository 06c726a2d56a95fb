import { Button, type ButtonProps, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/idempotency';
import { ProblemAlert } from './problem-alert';

/**
 * A button for an act that has legal effect: says first what will follow, then acts once however often it is pressed, and
 * shows what was refused without closing.
 */
export function ConfirmAct({
  label,
  question,
  consequence,
  act,
  disabled,
  type = 'primary',
  danger,
}: {
  /** What the button says. */
  readonly label: string;
  /** Title of the question. */
  readonly question: string;
  /** What follows from a yes. */
  readonly consequence: ReactNode;
  /** Acts under the header of one attempt; throws what was refused. */
  readonly act: (header: { 'Idempotency-Key': string }) => Promise<unknown>;
  readonly disabled?: boolean;
  readonly type?: ButtonProps['type'];
  readonly danger?: boolean;
}) {
  const { t } = useTranslation('parts');
  const key = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async () => {
    setPending(true);
    setError(undefined);
    try {
      await act(key.header());
      key.done();
      setOpen(false);
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button type={type} danger={danger ?? false} disabled={disabled ?? false} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={question}
        okText={label}
        cancelText={t('cancel')}
        okButtonProps={{ danger: danger ?? false }}
        confirmLoading={pending}
        onOk={() => void confirm()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div>{consequence}</div>
        <ProblemAlert error={error} />
      </Modal>
    </>
  );
}
