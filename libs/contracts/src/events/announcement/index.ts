import { changeVoided, projectCancelled, projectChanged, projectPublished } from './notices';
import { questionAnswered, questionAsked } from './questions';
import { recipientGiven } from './recipient';

export const announcementEvents = [
  recipientGiven,
  questionAsked,
  questionAnswered,
  projectPublished,
  projectChanged,
  projectCancelled,
  changeVoided,
] as const;
