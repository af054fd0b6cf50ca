// What the two halves of the disk share: the state of a disk, and its list of changes not flushed.
// Not here: what tests call (`include/FaultyDisk.h`).
#pragma once
#include "FaultyDisk.h"
#include <sqlite3.h>

// One write or cut that the disk hasn't been told to flush.
typedef struct Unflushed {
  struct Unflushed *earlier;
  char *path;
  sqlite3_int64 offset;
  sqlite3_int64 old_size;
  int old_count;  // Bytes that were there before.
  int new_count;  // Bytes written; -1 for a cut to `offset`.
  unsigned char *old_bytes;
  unsigned char *new_bytes;
} Unflushed;

struct FaultyDisk {
  sqlite3_vfs vfs;
  sqlite3_vfs *system;
  long changes;
  long failing;  // The change that fails; 0 for none.
  int code;
  int lasting;
  int has_failed;
  int has_no_power;
  sqlite3_int64 limit;
  Unflushed *latest;
};

// Counts a change and says whether it may be made.
int faulty_disk_admits(FaultyDisk *disk);

// Notes what a write of `count` bytes at `offset`, or a cut to `offset` (bytes NULL), takes away.
void faulty_disk_note(
    FaultyDisk *disk, const char *path, const void *bytes, int count, sqlite3_int64 offset);

// A file's changes have reached the disk.
void faulty_disk_flushed(FaultyDisk *disk, const char *path);

// Opens a file of the disk (xOpen).
int faulty_file_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags);
int faulty_file_size(const FaultyDisk *disk);
