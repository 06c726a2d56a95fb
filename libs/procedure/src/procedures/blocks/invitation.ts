import { type Block } from '../compose';

/** Suppliers are invited; who they are and how many stays secret until the opening. */
export function invitation(): Block {
  return {
    acts: {
      invite: {
        by: ['owner'],
        in: ['published'],
        within: 'documentsAvailable',
        leads: { done: 'stays' },
        stoppedBy: [],
        guards: [],
        rules: ['ANN-02', 'ANN-09'],
      },
    },
    notices: [
      {
        id: 'invitation',
        of: 'invite',
        title: { zh: '投标邀请书', en: 'Invitation to tender' },
        contents: [
          'title',
          'procuringEntity',
          'agency',
          'description',
          'lots',
          'requirements',
          'documents',
          'submissionDeadline',
          'bidSecurity',
          'contactPoint',
        ],
        rules: ['ANN-02'],
      },
    ],
  };
}
