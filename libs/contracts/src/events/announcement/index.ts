import { suppliersInvited } from './invitation';
import { changeVoided, projectCancelled, projectChanged, projectPublished } from './notices';
import { questionAnswered, questionAsked } from './questions';
import { recipientGiven } from './recipient';

export const announcementEvents = [
  recipientGiven,
  questionAsked,
  questionAnswered,
  projectPublished,
  suppliersInvited,
  projectChanged,
  projectCancelled,
  changeVoided,
] as const;
