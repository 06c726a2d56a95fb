import { Type } from '@sinclair/typebox';
import { Instant, projectId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { FIRST_ROUND, PUBLIC, SEALED_UNTIL_OPENING } from '../secrecy';

/** That a question on the tender documents was asked; by whom stays secret (ANN-09). */
export const questionAsked = defineEvent('announcement.question-asked.v1', {
  data: Type.Object({
    ...projectId,
    question: Uuid,
    askedAt: Instant,
    /** SHA-256 of the canonical JSON of salt and text, so that neither can be changed later. */
    digest: Sha256,
  }),
  name: { zh: '提出疑问', en: 'Question asked' },
  act: 'ask-question',
  fact: ({ askedAt, question }) => ({ at: askedAt, item: question }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: ({ question, digest }) => ({ question, digest }),
});

/** A question and its answer, to all at once and without its asker (ANN-06). */
export const questionAnswered = defineEvent('announcement.question-answered.v1', {
  data: Type.Object({
    ...projectId,
    question: Uuid,
    answeredAt: Instant,
    text: Type.String(),
    answer: Type.String(),
    /** Whether the answer may affect how bids are made up, as its owner says. */
    affectsBids: Type.Optional(Type.Boolean()),
  }),
  name: { zh: '答复疑问', en: 'Question answered' },
  act: 'answer-question',
  fact: ({ answeredAt, question }) => ({ at: answeredAt, item: question }),
  secrecy: PUBLIC,
  publicFacts: ({ question, text, answer, affectsBids }) => ({
    question,
    text,
    answer,
    ...(affectsBids !== undefined && { affectsBids }),
  }),
});
