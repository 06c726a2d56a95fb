import { PlatformClient, receiptKeys, type SignedReceipt, submitSealedBid, withdrawBid } from '@mingtang/client';
import { actOf, type BidAct, type BidManifest, checkReceipt, ReceiptError } from '@mingtang/sealing';
import { type Session } from '../account/session';
import { KeptAccounts } from '../account/kept-accounts';
import { type BidFolder } from '../bid-folder/bid-folder';
import { type Context } from '../context';
import { keepProofs } from '../proof/keep-proofs';
import { reportError } from '../terminal/report-error';

/** How long a proof is waited for that nobody asked for. */
const PROOF_PATIENCE_MS = 5_000;

/** Sends the sealed bid in a folder, or what is still missing of it; checks and keeps the receipt. */
export async function submitFolder({ client }: Session, folder: BidFolder, context: Context): Promise<void> {
  const sealed = await folder.sealed();
  const { manifest } = sealed;
  const shown = new Map<string, number>();
  const receipt = await submitSealedBid(client, sealed, (file) => ({ path: folder.fileOf(file) }), {
    memory: folder.uploads,
    onProgress: ({ sha256, sent, size }) => {
      const percent = Math.floor((sent / size) * 100);
      if (percent < (shown.get(sha256) ?? 0)) return;
      shown.set(sha256, percent + 10);
      context.terminal.note({
        zh: `上传 ${sha256.slice(0, 12)}… ${percent}%（共 ${size} 字节）`,
        en: `uploading ${sha256.slice(0, 12)}… ${percent}% of ${size} bytes`,
      });
    },
  });
  await acceptReceipt({ client }, folder, { receipt, act: actOf(manifest), manifest }, context);
}

/**
 * Withdraws the bid in a folder; checks and keeps the receipt.
 * @param withoutKey its `bid-key.json` is lost.
 */
export async function withdrawFolder(
  { client }: Session,
  folder: BidFolder,
  context: Context,
  withoutKey: boolean,
): Promise<void> {
  const manifest = await folder.manifest();
  const receipt = await withdrawBid(client, manifest, withoutKey ? 'lost' : (await folder.key()).signer);
  await acceptReceipt({ client }, folder, { receipt, act: 'bid-withdrawn', manifest }, context);
}

async function acceptReceipt(
  { client }: Pick<Session, 'client'>,
  folder: BidFolder,
  { receipt, act, manifest }: { receipt: SignedReceipt; act: BidAct; manifest: BidManifest },
  context: Context,
): Promise<void> {
  const { terminal, environment } = context;
  const accounts = new KeptAccounts(environment);
  const { verifierKey, retired } = await receiptKeys(client);
  const file = await folder.keepReceipt(act, receipt.note, verifierKey);
  const { receiptKey: pinned = verifierKey } = await accounts.of(client.gateway);
  if (pinned !== verifierKey) {
    if (!retired.includes(pinned)) throw new ReceiptError('key', `the platform’s receipt key was ${pinned}`);
    terminal.note({
      zh: `平台已将回执密钥由 ${pinned} 更换为 ${verifierKey}`,
      en: `the platform has replaced its receipt key ${pinned} by ${verifierKey}`,
    });
  }
  const { time, takenIn = time } = checkReceipt(receipt.note, { manifest, act }, [verifierKey, ...retired]);
  await accounts.keep(client.gateway, { receiptKey: verifierKey });
  terminal.say({
    zh: `已于 ${time} 到达（是否逾期以此为准），平台于 ${takenIn} 收讫（${ACTS[act].zh}，第 ${manifest.version} 版），回执签名有效：${file}`,
    en: `it arrived at ${time}, by which it is in time or late, and the platform took it in at ${takenIn} (${ACTS[act].en}, version ${manifest.version}); its signed receipt is good: ${file}`,
  });
  await tryProofs(client.gateway, folder, context);
}

/** The act is done and receipted: that its proof is late, or cannot be had, fails nothing. Asked for as nobody in particular. */
async function tryProofs(gateway: string, folder: BidFolder, context: Context): Promise<void> {
  const { language } = context.terminal;
  const client = new PlatformClient({ gateway, language, patienceMs: PROOF_PATIENCE_MS });
  try {
    await keepProofs(client, folder, context, PROOF_PATIENCE_MS);
  } catch (error) {
    context.terminal.note({
      zh: `未能取得公开日志的证明，稍后运行 mingtang proof ${folder.path}：`,
      en: `no proof from the public log now; later: mingtang proof ${folder.path}:`,
    });
    reportError(error, context.terminal);
  }
}

const ACTS: Readonly<Record<BidAct, { zh: string; en: string }>> = {
  'bid-submitted': { zh: '递交', en: 'submitted' },
  'bid-replaced': { zh: '替换', en: 'replaced' },
  'bid-withdrawn': { zh: '撤回', en: 'withdrawn' },
  'final-offer-submitted': { zh: '提交最后报价', en: 'final offer submitted' },
  'final-offer-replaced': { zh: '替换最后报价', en: 'final offer replaced' },
};
