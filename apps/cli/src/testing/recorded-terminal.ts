import { type Bilingual } from '@mingtang/procedure/writing';
import { type Language } from '../terminal/language';
import { type Terminal } from '../terminal/terminal';

/** A terminal that keeps what it was told, for tests; it has nobody to ask. */
export class RecordedTerminal implements Terminal {
  readonly said: string[] = [];
  readonly noted: string[] = [];

  constructor(readonly language: Language = 'en') {}

  say(text: Bilingual | string): void {
    this.said.push(this.in(text));
  }

  note(text: Bilingual | string): void {
    this.noted.push(this.in(text));
  }

  async ask(): Promise<string> {
    throw new Error('nobody is there to ask');
  }

  async askSecret(): Promise<string> {
    throw new Error('nobody is there to ask');
  }

  private in(text: Bilingual | string): string {
    return typeof text === 'string' ? text : text[this.language];
  }
}
