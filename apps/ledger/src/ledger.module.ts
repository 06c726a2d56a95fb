import { CONFIG, KeyFile } from '@mingtang/service-kit';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EvidenceController } from './evidence/evidence.controller';
import { type LedgerConfig } from './options';
import { openLogKey } from './opening/log-key';
import { OpenLog } from './opening/open-log';
import { SignedFile } from './opening/signed-file';
import { ProofsController } from './proofs/proofs.controller';
import { ProveEvent } from './proofs/prove-event';
import { PublishCheckpoints } from './publishing/publish-checkpoints';
import { queryBy } from './reading/query';
import { StoredTiles } from './reading/stored-tiles';
import { ListRecords } from './records/list-records';
import { RecordsController } from './records/records.controller';
import { TakeEvents } from './recording/take-events';
import { LogController } from './serving/log.controller';
import { LogInfo } from './serving/log-info';
import { ServeTiles } from './serving/serve-tiles';
import { AskWitnesses } from './witnesses/ask-witnesses';
import { RegisterWitness } from './witnesses/register-witness';
import { WitnessesController } from './witnesses/witnesses.controller';
import { LogWriter } from './writing/log-writer';

@Module({
  controllers: [LogController, RecordsController, ProofsController, EvidenceController, WitnessesController],
  providers: [
    {
      provide: KeyFile,
      inject: [DataSource, CONFIG],
      useFactory: (dataSource: DataSource, config: LedgerConfig) => openLogKey(queryBy(dataSource), config),
    },
    {
      provide: SignedFile,
      inject: [CONFIG],
      useFactory: (config: LedgerConfig) => new SignedFile(config.DATA_DIR),
    },
    {
      provide: StoredTiles,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new StoredTiles(queryBy(dataSource)),
    },
    OpenLog,
    LogWriter,
    PublishCheckpoints,
    AskWitnesses,
    RegisterWitness,
    TakeEvents,
    LogInfo,
    ServeTiles,
    ListRecords,
    ProveEvent,
  ],
})
export class LedgerModule {}
