// A disk that fails when it is told to: an sqlite3_vfs around the system's, for tests alone.
// Not here: what is tested with it (SQLiteMemoryTests).
#pragma once

typedef struct FaultyDisk FaultyDisk;

// Registers a disk under a name of its own, never to be taken away. One thread uses it.
FaultyDisk *faulty_disk_create(const char *name);

// Makes the n-th change from now on fail with an SQLite code: a write, a flush, a cut, a removal. With
// `lasting`, all that follow fail too. 0 lets all succeed again.
void faulty_disk_fail(FaultyDisk *disk, long n, int code, int lasting);

// Changes asked for since the disk was made, those that failed among them.
long faulty_disk_changes(const FaultyDisk *disk);

// Whether the change that was to fail has been asked for.
int faulty_disk_has_failed(const FaultyDisk *disk);

// The end of a file that can't be written beyond: "disk full". Negative: no end.
void faulty_disk_limit(FaultyDisk *disk, long bytes);

// The power goes: every change fails from now on.
void faulty_disk_cut_power(FaultyDisk *disk);

// The power is back. What was written and not flushed is lost, kept, or half kept, as `seed` says for
// each write; with seed 0 all of it is lost.
void faulty_disk_restore_power(FaultyDisk *disk, unsigned long seed);
