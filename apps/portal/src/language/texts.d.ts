import type shell from '../shell/texts/zh-CN.json';
import type parts from '../parts/texts/zh-CN.json';
import type steps from '../steps/texts/zh-CN.json';
import type stages from '../stages/texts/zh-CN.json';
import type register from '../register/texts/zh-CN.json';
import type account from '../account/texts/zh-CN.json';
import type tenderer from '../desks/tenderer/texts/zh-CN.json';
import type bidder from '../desks/bidder/texts/zh-CN.json';
import type expert from '../desks/expert/texts/zh-CN.json';
import type custodian from '../desks/custodian/texts/zh-CN.json';
import type supervisor from '../desks/supervisor/texts/zh-CN.json';
import type operator from '../desks/operator/texts/zh-CN.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: {
      shell: typeof shell;
      parts: typeof parts;
      steps: typeof steps;
      stages: typeof stages;
      register: typeof register;
      account: typeof account;
      tenderer: typeof tenderer;
      bidder: typeof bidder;
      expert: typeof expert;
      custodian: typeof custodian;
      supervisor: typeof supervisor;
      operator: typeof operator;
    };
  }
}
