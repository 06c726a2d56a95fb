import { awardDetermined, awardNoticed, awardVoided } from './award';
import { candidatesPublished } from './candidates';
import { contractPublished, contractRefused } from './contract';
import { objectionAnswered, objectionDecided, objectionFiled } from './objections';

export const disclosureEvents = [
  candidatesPublished,
  objectionFiled,
  objectionAnswered,
  objectionDecided,
  awardDetermined,
  awardVoided,
  awardNoticed,
  contractRefused,
  contractPublished,
] as const;
