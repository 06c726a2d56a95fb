import { type BodyDefinition } from '../../definition/definition';
import { type Stage } from '../../definition/vocabulary/stages';
import { type Block } from '../compose';

export interface CommitteeNumbers {
  readonly committee: BodyDefinition;
  /** Where a member may be replaced; before, in the report, by supervision alone. */
  readonly replaceable: readonly Stage[];
  readonly leadsTo: Stage;
}

/** Experts drawn by the custodians' randomness, interests declared, the committee formed. */
export function committee({ committee: body, replaceable, leadsTo }: CommitteeNumbers): Block {
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
        leads: { done: 'declaring' },
        rules: ['EVA-02'],
      },
      'declare-interest': {
        ...still,
        by: ['member'],
        in: ['declaring'],
        owed: 'when-possible',
        rules: ['EVA-03'],
      },
      'recuse-member': {
        ...still,
        by: ['owner', 'supervisor', 'member'],
        in: replaceable,
        leads: { replaced: 'declaring', vacant: 'committee' },
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
