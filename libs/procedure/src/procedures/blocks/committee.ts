import { type BodyDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { type Block } from '../compose';

export interface CommitteeNumbers {
  readonly committee: BodyDefinition;
  /** Where a member may be replaced. */
  readonly replaceable: readonly Stage[];
  /** Where supervision alone may have it replaced: there its scores can be read. */
  readonly replaceableBySupervision: Stage;
  readonly leadsTo: Stage;
}

/** Experts drawn by the custodians' randomness, interests declared, the committee formed. */
export function committee({
  committee: body,
  replaceable,
  replaceableBySupervision,
  leadsTo,
}: CommitteeNumbers): Block {
  const still = { leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'appoint-representative': { ...still, by: ['owner'], in: ['committee'], rules: ['EVA-01'] },
      'commit-randomness': { ...still, by: ['custodian'], in: ['committee'], rules: ['EVA-02'] },
      'request-draw': {
        ...still,
        by: ['owner'],
        in: ['committee'],
        leads: { done: 'drawing' },
        owed: 'when-possible',
        rules: ['EVA-01', 'EVA-02'],
      },
      'anchor-draw': { ...still, by: ['platform'], in: ['drawing'], rules: ['EVA-02'] },
      'reveal-randomness': {
        ...still,
        by: ['custodian'],
        in: ['drawing'],
        owed: 'when-possible',
        rules: ['EVA-02'],
      },
      'void-draw': {
        ...still,
        by: ['platform'],
        in: ['drawing'],
        leads: { done: 'committee' },
        rules: ['EVA-02'],
      },
      'draw-committee': {
        ...still,
        by: ['platform'],
        in: ['drawing'],
        leads: { filled: 'declaring', vacant: 'committee' },
        rules: ['EVA-02'],
      },
      'declare-interest': {
        ...still,
        by: ['member'],
        in: ['committee', 'drawing', 'declaring'],
        owed: 'when-possible',
        owedIn: ['declaring'],
        rules: ['EVA-03'],
      },
      'recuse-member': {
        ...still,
        by: ['owner', 'supervisor', 'member'],
        onlyBy: { [replaceableBySupervision]: ['supervisor'] },
        in: replaceable,
        leads: { replaced: 'declaring', vacant: 'committee' },
        staysIn: ['committee', 'drawing'],
        rules: ['EVA-03'],
      },
      'form-committee': {
        ...still,
        by: ['platform'],
        in: ['declaring'],
        leads: { done: leadsTo },
        rules: ['EVA-01'],
      },
    },
    bodies: { committee: body },
  };
}
