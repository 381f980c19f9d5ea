/** What is remembered about a service outside that fails now and then. Instants in milliseconds. */
export interface Circuit {
  readonly failures: number;
  /** Nothing is sent before this instant. */
  readonly openUntil: number;
}

export interface CircuitPolicy {
  /** Failures in a row that open the circuit. */
  readonly threshold: number;
  /** How long it stays open, in milliseconds; then one call tries, and a failure opens it again. */
  readonly pauseMilliseconds: number;
}

export const CLOSED: Circuit = { failures: 0, openUntil: 0 };

export const mayCall = (circuit: Circuit, now: number): boolean => now >= circuit.openUntil;

export const afterSuccess = (): Circuit => CLOSED;

export function afterFailure(circuit: Circuit, now: number, policy: CircuitPolicy): Circuit {
  const failures = circuit.failures + 1;
  return { failures, openUntil: failures >= policy.threshold ? now + policy.pauseMilliseconds : circuit.openUntil };
}
