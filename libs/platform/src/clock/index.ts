/** Token of the application's Clock (`#kernel`): `@Inject(CLOCK) private readonly clock: Clock`. */
export const CLOCK = Symbol('CLOCK');
