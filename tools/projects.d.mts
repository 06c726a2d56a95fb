import type { Options } from '@swc/core';
export const workspaceRoot: string;
export function listProjects(): {
  name: string;
  root: string;
  config: { targets?: Record<string, unknown>; metadata?: { entries?: string[] } };
}[];
export function pathAliases(): Record<string, string>;
export const swcOptions: Options;
