import { Form, type InputProps } from 'antd';
import { AmountInput as AnyAmountInput } from '../../../parts/amount-input';

/** An amount in the project's currency. */
export function AmountInput(props: Omit<InputProps, 'onChange'> & { onChange?: (text: string) => void }) {
  const currency = Form.useWatch<string | undefined>('currency', { preserve: true });
  return <AnyAmountInput {...props} className="amount-input" currency={currency} />;
}
