import { type BodyDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { type RuleId } from '../../rules/rules';
import { type Block } from '../compose';

export interface CommitteeNumbers {
  readonly committee: BodyDefinition;
  /** Where a member may be replaced. */
  readonly replaceable: readonly Stage[];
  /** Where supervision alone may have it replaced: there its scores can be read. */
  readonly replaceableBySupervision: Stage;
  readonly leadsTo: Stage;
  readonly rules: CommitteeRules;
}

/** Under which rules its seats are taken; a regime has its own. */
export interface CommitteeRules {
  readonly composition: readonly RuleId[];
  readonly draw: readonly RuleId[];
  readonly interests: readonly RuleId[];
}

/** Of the Tendering and Bidding Law. */
export const TENDER_COMMITTEE: CommitteeRules = {
  composition: ['EVA-01'],
  draw: ['EVA-02'],
  interests: ['EVA-03'],
};

/** Experts drawn by the custodians' randomness, interests declared, the committee formed. */
export function committee({
  committee: body,
  replaceable,
  replaceableBySupervision,
  leadsTo,
  rules,
}: CommitteeNumbers): Block {
  const still = { leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'appoint-representative': { ...still, by: ['owner'], in: ['committee'], rules: rules.composition },
      'commit-randomness': { ...still, by: ['custodian'], in: ['committee'], rules: rules.draw },
      'request-draw': {
        ...still,
        by: ['owner'],
        in: ['committee'],
        leads: { done: 'drawing' },
        owed: 'when-possible',
        rules: [...rules.composition, ...rules.draw.filter((rule) => !rules.composition.includes(rule))],
      },
      'anchor-draw': { ...still, by: ['platform'], in: ['drawing'], rules: rules.draw },
      'reveal-randomness': {
        ...still,
        by: ['custodian'],
        in: ['drawing'],
        owed: 'when-possible',
        rules: rules.draw,
      },
      'void-draw': {
        ...still,
        by: ['platform'],
        in: ['drawing'],
        leads: { done: 'committee' },
        rules: rules.draw,
      },
      'draw-committee': {
        ...still,
        by: ['platform'],
        in: ['drawing'],
        leads: { filled: 'declaring', vacant: 'committee' },
        rules: rules.draw,
      },
      'declare-interest': {
        ...still,
        by: ['member'],
        in: ['committee', 'drawing', 'declaring'],
        owed: 'when-possible',
        owedIn: ['declaring'],
        rules: rules.interests,
      },
      'recuse-member': {
        ...still,
        by: ['owner', 'supervisor', 'member'],
        onlyBy: { [replaceableBySupervision]: ['supervisor'] },
        in: replaceable,
        leads: { replaced: 'declaring', vacant: 'committee' },
        staysIn: ['committee', 'drawing'],
        rules: rules.interests,
      },
      'form-committee': {
        ...still,
        by: ['platform'],
        in: ['declaring'],
        leads: { done: leadsTo },
        rules: rules.composition,
      },
    },
    bodies: { committee: body },
  };
}
