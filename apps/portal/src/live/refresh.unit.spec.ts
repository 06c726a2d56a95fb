import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { names, refresher } from './refresh';

const PROJECT = '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('what happened', () => {
  it('has the queries that it concerns ask again, soon and once more, however often it is told', () => {
    const queries = new QueryClient();
    const asked = jest.spyOn(queries, 'invalidateQueries').mockResolvedValue();
    const refresh = refresher(queries, () => true);
    for (let told = 0; told < 10; told++) refresh();
    expect(asked).not.toHaveBeenCalled();
    jest.runAllTimers();
    expect(asked).toHaveBeenCalledTimes(2);
    refresh();
    jest.runAllTimers();
    expect(asked).toHaveBeenCalledTimes(4);
  });

  it('leaves alone what it does not concern', async () => {
    const queries = new QueryClient();
    queries.setQueryData(['get', '/api/a'], 1);
    queries.setQueryData(['get', '/api/b'], 1);
    refresher(queries, (key) => key[1] === '/api/a')();
    jest.runAllTimers();
    expect(queries.getQueryState(['get', '/api/a'])?.isInvalidated).toBe(true);
    expect(queries.getQueryState(['get', '/api/b'])?.isInvalidated).toBe(false);
  });

  it('concerns a query that names its project in path or question', () => {
    expect(names(['get', '/projects/{project}', { params: { path: { project: PROJECT } } }], PROJECT)).toBe(true);
    expect(names(['get', '/lots', { params: { query: { project: PROJECT } } }], PROJECT)).toBe(true);
    expect(names(['get', '/projects', {}], PROJECT)).toBe(false);
  });
});
