import { type RouteObject } from 'react-router';

/** Addresses of what the tenderer does from the opening to the contract. */
export const runningRoutes: RouteObject[] = [];
