import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { type Role } from '../../identity/session';
import { type TourProps } from './guided-tour';

type DeskTour = LazyExoticComponent<ComponentType<TourProps>>;

const tenderers: DeskTour = lazy(async () => ({ default: (await import('../../desks/tenderer/tour')).TendererTour }));

/** The tour of each role's desk, loaded when it is taken. */
export const TOURS: Readonly<Record<Role, DeskTour>> = {
  tenderer: tenderers,
  agency: tenderers,
  bidder: lazy(async () => ({ default: (await import('../../desks/bidder/tour')).BidderTour })),
  expert: lazy(async () => ({ default: (await import('../../desks/expert/tour')).ExpertTour })),
  custodian: lazy(async () => ({ default: (await import('../../desks/custodian/tour')).CustodianTour })),
  supervisor: lazy(async () => ({ default: (await import('../../desks/supervisor/tour')).SupervisorTour })),
  operator: lazy(async () => ({ default: (await import('../../desks/operator/tour')).OperatorTour })),
};
