import { loadConfig, type Config } from '#platform/config';
import type { ChainProblem } from './domain/chain-verification.js';
import { openChain } from './store/open-chain.js';
import { VerifyChain, type ChainReport } from './use-cases/verify-chain.js';

const explanations: Record<ChainProblem['kind'], string> = {
  CHANGED: 'the entry is not what was sealed',
  DELETED: 'entries before this one are missing',
  REORDERED: 'the entry does not follow the one before it',
  TAIL_CUT: 'entries up to this position were anchored, the chain ends earlier',
  REWRITTEN: 'the hash differs from the one that was anchored',
  ANCHOR_FORGED: 'an anchor line is unreadable or not signed by this installation',
};

/** Lines for a person: what was read, then one line per problem. */
export function describeReport(report: ChainReport): string[] {
  const waiting = report.oldestUnsealed ? ` (oldest from ${report.oldestUnsealed.toISOString()})` : '';
  return [
    `${report.head.position} sealed entries, head ${report.head.hash.slice(0, 16)}…, ${report.anchors} anchors, ${report.unsealed} not sealed yet${waiting}`,
    ...report.problems.map(
      ({ kind, position, sequence }) =>
        `${kind} at position ${position}${sequence ? ` (entry ${sequence})` : ''}: ${explanations[kind]}`,
    ),
    report.problems.length === 0 ? 'The chain is whole.' : `The chain is broken: ${report.problems.length} problem(s).`,
  ];
}

/**
 * What `npm run audit:verify` does: reads the chain of the configured database and its anchors, prints what it found,
 * answers the exit code (0 whole, 1 broken; 2 when it could not look).
 */
export async function verifyCommand(
  config: Config = loadConfig(),
  print: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): Promise<number> {
  const chain = await openChain(config);
  try {
    const report = await new VerifyChain(chain.reads, chain.anchors).run();
    for (const line of describeReport(report)) print(line);
    return report.problems.length === 0 ? 0 : 1;
  } finally {
    await chain.close();
  }
}

if (process.argv[1] === import.meta.filename) {
  verifyCommand().then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(2);
    },
  );
}
