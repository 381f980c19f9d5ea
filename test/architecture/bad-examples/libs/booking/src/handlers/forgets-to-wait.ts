const save = async (): Promise<void> => {};

export function forgets(): void {
  save();
}
export const anything: any = 1;
