// SQLite, and what of it Swift can't call as it stands: a cast to a destructor, a variadic function.
// Not here: a Swift face for it (`SQLiteMemory`).
#pragma once
#include <sqlite3.h>

// Binds a text that SQLite copies at once; SQLITE_TRANSIENT is a cast that Swift can't import.
static inline int fleetlab_bind_text(sqlite3_stmt *statement, int position, const char *bytes, int count) {
  return sqlite3_bind_text(statement, position, bytes, count, SQLITE_TRANSIENT);
}

// Turns one of SQLite's switches (SQLITE_DBCONFIG_…) on or off.
static inline int fleetlab_switch(sqlite3 *database, int which, int on) {
  return sqlite3_db_config(database, which, on, (int *)0);
}
