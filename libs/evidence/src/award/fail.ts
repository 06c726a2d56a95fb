export type Fail = (zh: string, en: string) => void;
