import { Entity, PrimaryColumn } from 'typeorm';

/** Somebody who registered for a project, under the pseudonym that it has in it and nowhere else (ANN-09). */
@Entity('party')
export class Party {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  pseudonym: string;
}
