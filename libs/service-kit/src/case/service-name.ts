/** Injection token of the service's name: its part of the acts, and of its events' types. */
export const SERVICE_NAME = Symbol('service name');
