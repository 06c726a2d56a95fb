import {
  type ActId,
  actName,
  type Named,
  NAMED,
  nameIn,
  type PeriodId,
  periodName,
  type ProcedureDefinition,
  type Stage,
  stageName,
} from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { useMemo } from 'react';
import { useLanguage } from '../language/use-language';

export type NamedWords = Readonly<Record<Named, string>>;

/** What the law of a procedure calls things, in one language. */
export interface Words extends NamedWords {
  /** The same as a heading begins with it. */
  readonly head: NamedWords;
  readonly stage: (stage: Stage) => string;
  readonly act: (act: ActId) => string;
  readonly period: (period: PeriodId) => string;
}

export function wordsOf(definition: Pick<ProcedureDefinition, 'words'>, language: 'zh' | 'en'): Words {
  const named = Object.fromEntries(NAMED.map((name) => [name, nameIn(definition, name)[language]])) as NamedWords;
  const head = Object.fromEntries(NAMED.map((name) => [name, capital(named[name])])) as Record<Named, string>;
  return {
    ...named,
    head,
    stage: (stage) => stageName(definition, stage)[language],
    act: (act) => actName(definition, act)[language],
    period: (period) => periodName(definition, period)[language],
  };
}

/** What the law of a procedure calls things, in the language of the page. */
export function useWords(definition: Pick<ProcedureDefinition, 'words'>): Words {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return useMemo(() => wordsOf(definition, language), [definition, language]);
}

/** The names alone, for a text that needs some of them. */
export function named(words: Words): NamedWords {
  return Object.fromEntries(NAMED.map((name) => [name, words[name]])) as NamedWords;
}
