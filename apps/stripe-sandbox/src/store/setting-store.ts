import type { SandboxDatabase } from './database.js';

/** Single values that must survive a restart. */
export class SettingStore {
  constructor(private readonly database: SandboxDatabase) {}

  get(name: string): string | undefined {
    return this.database.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value;
  }

  set(name: string, value: string): void {
    this.database.execute(
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    );
  }
}
