import { Global, Module } from '@nestjs/common';
import { type CleanedEnv, str } from 'envalid';
import { join } from 'node:path';
import { type ServiceConfig } from '../config/config';
import { KeyFile } from '../keys/key-file';
import { CONFIG } from '../service-kit.module';
import { ReceiptKeyController } from './receipt-key.controller';
import { ReceiptSigner } from './receipt-signer';

/** Options of a service that gives receipts; put them among its own. */
export const receiptOptions = (service: string) =>
  ({
    RECEIPT_KEY_FILE: str({
      default: '',
      desc: 'file of the key that signs receipts, made at first start; none: `keys/receipt.key` in `DATA_DIR`',
    }),
    RECEIPT_KEY_NAME: str({
      default: `mingtang/${service}`,
      desc: 'name of that key in signed notes, when it is made',
    }),
  }) as const;

type ReceiptConfig = ServiceConfig & CleanedEnv<ReturnType<typeof receiptOptions>>;

/**
 * For a service that gives receipts: imported by its module, with {@link receiptOptions} among its options. Has a
 * {@link ReceiptSigner} to inject, and answers `GET /receipt-key`.
 */
@Global()
@Module({
  controllers: [ReceiptKeyController],
  providers: [
    {
      provide: ReceiptSigner,
      inject: [CONFIG],
      useFactory: async ({ RECEIPT_KEY_FILE, RECEIPT_KEY_NAME: name, DATA_DIR }: ReceiptConfig) =>
        new ReceiptSigner(await KeyFile.open(RECEIPT_KEY_FILE || join(DATA_DIR, 'keys', 'receipt.key'), { name })),
    },
  ],
  exports: [ReceiptSigner],
})
export class ReceiptsModule {}
