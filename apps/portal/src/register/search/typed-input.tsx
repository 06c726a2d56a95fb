import { type InputHTMLAttributes, useEffect, useState } from 'react';

/** An input whose value counts once it is left or entered, not at each key. */
export function TypedInput({
  value,
  onSettled,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> & {
  readonly value: string;
  readonly onSettled: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const settle = (): void => {
    if (typed.trim() !== value) onSettled(typed.trim());
  };
  return (
    <input
      {...rest}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) settle();
      }}
    />
  );
}
