/** Paths of the threads that teachers read in, as source or built. */
export type TeacherWorkers = {
  readonly tandem: string;
  readonly transformer: string;
};
