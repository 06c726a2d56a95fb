import { RefusedError } from '@mingtang/procedure/rules';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { num } from 'envalid';
import { DataSource, type EntityManager } from 'typeorm';
import { type ServiceConfig } from '../config/config';
import { CONFIG } from '../service-kit.module';

/** The options of a service that anybody may have search. */
export const searchOptions = {
  SEARCH_POOL: num({
    default: 4,
    desc: 'most database connections for searches, counts and exports at once, beside the others',
  }),
  SEARCH_ANSWER_MS: num({
    default: 5_000,
    desc: 'longest that one search or count may take of the database, and wait for its turn, ms',
  }),
} as const;

type SearchConfig = ServiceConfig & { readonly SEARCH_POOL: number; readonly SEARCH_ANSWER_MS: number };

/** SQLSTATE of a statement that was ended for taking too long. */
const ENDED = '57014';

/**
 * The database for what anybody may ask and nobody can foresee the cost of: few connections of its own, so that searches keep nothing
 * else from the database; each statement reads only, takes one core at most and ends in time.
 */
@Injectable()
export class SearchDatabase implements OnModuleInit, OnModuleDestroy {
  private readonly source: DataSource;

  constructor(
    main: DataSource,
    @Inject(CONFIG) private readonly config: SearchConfig,
  ) {
    const { SEARCH_POOL: poolSize, SEARCH_ANSWER_MS: longest } = config;
    const { options } = main;
    if (options.type !== 'postgres') throw new Error('the database is Postgres');
    this.source = new DataSource({
      ...options,
      applicationName: `${options.applicationName ?? ''} search`,
      migrations: [],
      poolSize,
      extra: {
        ...(options.extra as object),
        options: '-c default_transaction_read_only=on -c max_parallel_workers_per_gather=0',
        statement_timeout: longest,
        connectionTimeoutMillis: longest,
      },
    });
  }

  async onModuleInit(): Promise<void> {
    await this.source.initialize();
  }

  async onModuleDestroy(): Promise<void> {
    await this.source.destroy();
  }

  /** @throws {RefusedError} `search-too-wide` where it takes too long. */
  async ask<Answer>(work: (manager: EntityManager) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(this.source.manager);
    } catch (error) {
      if ((error as { code?: unknown } | undefined)?.code !== ENDED) throw error;
      const seconds = this.config.SEARCH_ANSWER_MS / 1_000;
      throw new RefusedError([
        {
          kind: 'invalid',
          code: 'search-too-wide',
          params: { seconds },
          message: {
            zh: `查询超过 ${seconds} 秒，已中止：请加长检索词或增加筛选条件，也可稍后再试`,
            en: `it took more than ${seconds} s and was ended: give longer words or more filters, or try again later`,
          },
        },
      ]);
    }
  }
}
