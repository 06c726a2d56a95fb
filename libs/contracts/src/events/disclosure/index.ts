import { awardDetermined, awardNoticed, awardVoided } from './award';
import { candidatesPublished } from './candidates';
import { challengeAnswered, challengeFiled } from './challenges';
import { contractPublished, contractRefused, lotFailed } from './contract';
import { objectionAnswered, objectionDecided, objectionFiled } from './objections';
import { resultPublished } from './result';

export const disclosureEvents = [
  candidatesPublished,
  objectionFiled,
  objectionAnswered,
  objectionDecided,
  awardDetermined,
  awardVoided,
  awardNoticed,
  resultPublished,
  challengeFiled,
  challengeAnswered,
  contractRefused,
  lotFailed,
  contractPublished,
] as const;
