import { NAMED, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/use-language';
import { named, type NamedWords, wordsOf } from './words';

const Procedure = createContext<Pick<ProcedureDefinition, 'words'> | undefined>(undefined);

/** Has all below it speak in the words of a procedure. */
export const ProcedureProvider = Procedure.Provider;

/** Whom and what the procedure of the page calls how, for texts that need it; neutral words where the page is of none. */
export function useNamedWords(): NamedWords {
  const { t } = useTranslation('parts');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const definition = useContext(Procedure);
  return useMemo(
    () =>
      definition
        ? named(wordsOf(definition, language))
        : (Object.fromEntries(NAMED.map((name) => [name, t(`neutral.${name}`)])) as NamedWords),
    [definition, language, t],
  );
}
