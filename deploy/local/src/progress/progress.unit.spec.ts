import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Progress } from './progress';

let written: string;
let ending: AbortController;
const screen = (isTTY: boolean) => ({ isTTY, columns: 60, write: (text: string) => void (written += text) });

beforeEach(() => {
  jest.useFakeTimers();
  written = '';
  ending = new AbortController();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('progress', () => {
  it('is one line per finished step, with its seconds', async () => {
    const progress = new Progress(ending.signal, screen(false));
    const step = progress.step('Kafka', new Promise<void>((resolve) => setTimeout(resolve, 2_300)));
    await jest.advanceTimersByTimeAsync(2_300);
    await step;
    expect(written).toBe('✔ Kafka  2.3 s\n');
  });

  it('marks a step that failed and lets its failure through', async () => {
    const progress = new Progress(ending.signal, screen(false));
    await expect(progress.step('Kafka', Promise.reject(new Error('no Java')))).rejects.toThrow('no Java');
    expect(written).toBe('✖ Kafka  0.0 s\n');
  });

  it('says now and then what a long step is doing where there is no terminal', async () => {
    const progress = new Progress(ending.signal, screen(false));
    progress.begin('Kafka');
    progress.begin('Keycloak');
    progress.note('Keycloak', 'fetching keycloak 26.4.7: 44/159 MB');
    await jest.advanceTimersByTimeAsync(16_000);
    expect(written).toMatch(/^… 15\.\d s {2}Kafka · Keycloak: fetching keycloak 26\.4\.7: 44\/159 MB\n$/);
  });

  it('keeps one live line on a terminal, no longer than it is wide', async () => {
    const progress = new Progress(ending.signal, screen(true));
    progress.begin('Keycloak');
    progress.note('Keycloak', 'x'.repeat(100));
    await jest.advanceTimersByTimeAsync(400);
    const [, first = '', second = ''] = written.split('\r\u001b[2K');
    expect(first).toMatch(/^… 0\.2 s {2}Keycloak: x+$/);
    expect(first).toHaveLength(59);
    expect(second).toMatch(/^… 0\.4 s/);
    expect(written).not.toContain('\n');
  });

  it('falls silent when the end begins: what is stopped then has not failed', async () => {
    const progress = new Progress(ending.signal, screen(false));
    const end = progress.begin('Keycloak');
    ending.abort();
    end('✖');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(written).toBe('');
  });
});
