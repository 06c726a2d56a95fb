/** A reason can quote what a bidder sealed or a log wrote: nothing in it may keep the platform from taking what an agent says. */
export function plainReason(message: string): string {
  return message.replace(/[^\x20-\x7e]+/g, '?').slice(0, 300);
}
