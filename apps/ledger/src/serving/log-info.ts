import { KeyFile } from '@mingtang/service-kit';
import { quorumOf } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readLogState } from '../reading/log-state';
import { queryBy } from '../reading/query';
import { witnessDto } from '../witnesses/witness.dto';
import { registeredWitnesses } from '../witnesses/witness-rows';
import { type LogInfoDto } from './log-info.dto';

/** What whoever wants to follow the log must know of it. */
@Injectable()
export class LogInfo {
  constructor(
    private readonly dataSource: DataSource,
    private readonly key: KeyFile,
  ) {}

  async describe(): Promise<LogInfoDto> {
    const query = queryBy(this.dataSource);
    const [state, witnesses] = await Promise.all([readLogState(query), registeredWitnesses(query)]);
    return {
      origin: this.key.name,
      verifierKeys: [this.key.verifierKey, ...this.key.retired],
      witnesses: witnesses.map(witnessDto),
      quorum: quorumOf(witnesses.length),
      size: Math.max(0, state?.publishedSize ?? 0),
    };
  }
}
