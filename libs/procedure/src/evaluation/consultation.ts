import { type ProcedureDefinition } from '../definition/definition';
import { firstRule } from '../definition/parts';
import { inWords } from '../definition/words';
import { type Refusal, ruleBroken } from '../rules/refusal';
import { type Instant, isBefore } from '../time/instant';
import { type MemberKind } from './committee';

/** Where a consultation stands when its group is about to call for final offers. */
export interface ConsultationStand {
  /** Ids of the bids that passed the review and whose bidders have not left. */
  readonly taking: readonly string[];
  /** Ids of those that were consulted since the requirements were last changed; since the review, where they never were. */
  readonly consulted: readonly string[];
}

/**
 * GP-10 (财库〔2014〕214号 arts. 17, 20, 21): what keeps a group from calling for final offers: it has consulted everybody who takes part on the
 * requirements as they are now, at least as many take part as the procedure asks for, and there is time to hand an offer in.
 * @param deadline until when final offers are to be handed in, exclusive.
 */
export function checkFinalOffersCall(
  { taking, consulted }: ConsultationStand,
  { deadline, now }: { readonly deadline: Instant; readonly now: Instant },
  definition: ProcedureDefinition,
): Refusal[] {
  const { fewest } = definition.offers;
  const rule = firstRule(definition.offers);
  const waiting = taking.filter((bid) => !consulted.includes(bid));
  return [
    ...(taking.length < fewest
      ? [
          ruleBroken(
            rule,
            'too-few-for-final-offers',
            inWords(definition, {
              zh: `参加{talks}的{bidder}不足${fewest}家，不能要求提交最后报价`,
              en: `with fewer than ${fewest} in the {talks} no final offers are called for`,
            }),
            { params: { taking: taking.length, fewest } },
          ),
        ]
      : []),
    ...(waiting.length > 0
      ? [
          ruleBroken(
            rule,
            'not-all-consulted',
            inWords(definition, {
              zh: '{body}应当与每一家参加{talks}的{bidder}分别{talks}；{documents}变动后应当再次{talks}',
              en: 'the {talks} is held with each {bidder} that takes part, and again after the requirements changed',
            }),
            { params: { waiting: waiting.length } },
          ),
        ]
      : []),
    ...(isBefore(now, deadline)
      ? []
      : [
          ruleBroken(
            rule,
            'final-deadline-not-ahead',
            { zh: '最后报价截止时间应当在此后', en: 'the deadline of final offers lies ahead' },
            { field: 'deadline', params: { deadline, now } },
          ),
        ]),
  ];
}

/** GP-10 (财库〔2014〕214号 art. 20): requirements change in a consultation only as the purchaser's representative in the group agrees. */
export function checkRequirementsChange(agreeing: MemberKind, definition: ProcedureDefinition): Refusal[] {
  if (agreeing === 'tenderer-representative') return [];
  return [
    ruleBroken(
      firstRule(definition.offers),
      'change-not-agreed',
      inWords(definition, {
        zh: '实质性变动{documents}应当经{body}中的{owner}代表确认',
        en: 'the representative of the {owner} in the {body} confirms what changes',
      }),
    ),
  ];
}
