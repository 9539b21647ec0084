import type { Database } from 'better-sqlite3';
import { CopyMeasurement } from '../../shared/domain/copy-measurement.ts';
import type { CopyMeasurementStore } from '../pipeline/ports/copy-measurement-store.ts';

type MeasurementRow = {
  readonly measuredAtMs: number;
  readonly seed: number;
  readonly sample: number;
  readonly searched: number;
  readonly unreadable: number;
  readonly settings: string;
  readonly rows: string;
};

export function createCopyMeasurementStore(database: Database): CopyMeasurementStore {
  const list = database.prepare<[], MeasurementRow>(
    `SELECT measured_at_ms AS measuredAtMs, seed, sample, searched, unreadable, settings, rows
     FROM copy_measurements ORDER BY measurement_id DESC`,
  );
  const add = database.prepare<MeasurementRow>(
    `INSERT INTO copy_measurements (measured_at_ms, seed, sample, searched, unreadable, settings, rows)
     VALUES (@measuredAtMs, @seed, @sample, @searched, @unreadable, @settings, @rows)`,
  );

  return {
    list: () =>
      list.all().map((row) =>
        CopyMeasurement.parse({
          ...row,
          settings: JSON.parse(row.settings),
          rows: JSON.parse(row.rows),
        }),
      ),
    add: (measurement) =>
      void add.run({
        ...measurement,
        settings: JSON.stringify(measurement.settings),
        rows: JSON.stringify(measurement.rows),
      }),
  };
}
