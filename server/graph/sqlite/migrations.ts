/** The tables, in numbered steps: a file made by an older Mouseion is brought forward when it is opened, never back. */
import type { Database } from 'better-sqlite3'

/** Sorts undated things last in an index that SQLite can walk. */
export const undatedKey = Number.MAX_SAFE_INTEGER

const steps: readonly string[] = [
  `
  CREATE TABLE node (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    open INTEGER NOT NULL,
    version INTEGER NOT NULL,
    earliest INTEGER,
    latest INTEGER,
    updated TEXT NOT NULL,
    names TEXT NOT NULL,
    props TEXT NOT NULL
  ) STRICT;
  CREATE INDEX node_kind_slug ON node(kind, slug);
  CREATE INDEX node_earliest ON node(ifnull(earliest, ${undatedKey}), id);
  CREATE INDEX node_updated ON node(updated DESC, id);

  CREATE TABLE rel (
    type TEXT NOT NULL,
    src INTEGER NOT NULL REFERENCES node(pk),
    dst INTEGER NOT NULL REFERENCES node(pk),
    note TEXT,
    PRIMARY KEY (src, type, dst)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX rel_dst ON rel(dst, type, src);

  CREATE VIRTUAL TABLE node_text USING fts5(
    names, texts, content='', contentless_delete=1, tokenize='ascii'
  );

  CREATE TABLE tombstone (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE revision (
    sequence INTEGER PRIMARY KEY,
    change_set TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    message TEXT NOT NULL,
    changes TEXT NOT NULL
  ) STRICT;
  CREATE TABLE revision_entity (
    entity TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES revision(sequence),
    PRIMARY KEY (entity, sequence)
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Throws where the file was made by a newer Mouseion. */
export function migrate(db: Database): void {
  db.transaction(() => {
    db.exec('CREATE TABLE IF NOT EXISTS migration (step INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT')
    const done = db.prepare<[], number>('SELECT ifnull(max(step), 0) FROM migration').pluck().get()!
    if (done > steps.length)
      throw new Error(
        `The store ${db.name} is of format ${done}; this Mouseion knows ${steps.length}. Use a newer one.`,
      )
    steps.slice(done).forEach((sql, i) => {
      db.exec(sql)
      db.prepare("INSERT INTO migration VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ'))").run(done + i + 1)
    })
  }).immediate()
}
