// When the disk fails, and what a power cut leaves. Not here: its files (`faulty_file.c`).
#include "faulty_disk.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int removal(sqlite3_vfs *vfs, const char *path, int flush) {
  FaultyDisk *disk = vfs->pAppData;
  int code = faulty_disk_admits(disk);
  if (code != SQLITE_OK) return code;
  faulty_disk_flushed(disk, path);
  return disk->system->xDelete(disk->system, path, flush);
}

static int access_of(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
  sqlite3_vfs *system = ((FaultyDisk *)vfs->pAppData)->system;
  return system->xAccess(system, path, flags, answer);
}

static int full_path(sqlite3_vfs *vfs, const char *path, int count, char *answer) {
  sqlite3_vfs *system = ((FaultyDisk *)vfs->pAppData)->system;
  return system->xFullPathname(system, path, count, answer);
}

FaultyDisk *faulty_disk_create(const char *name) {
  FaultyDisk *disk = calloc(1, sizeof *disk);
  disk->system = sqlite3_vfs_find(NULL);
  disk->limit = -1;
  disk->vfs = *disk->system;  // Its clock, its chance and its sleep will do as they are.
  disk->vfs.pNext = NULL;
  disk->vfs.zName = strdup(name);
  disk->vfs.pAppData = disk;
  disk->vfs.szOsFile = faulty_file_size(disk);
  disk->vfs.xOpen = faulty_file_open;
  disk->vfs.xDelete = removal;
  disk->vfs.xAccess = access_of;
  disk->vfs.xFullPathname = full_path;
  sqlite3_vfs_register(&disk->vfs, 0);
  return disk;
}

void faulty_disk_fail(FaultyDisk *disk, long n, int code, int lasting) {
  disk->failing = n > 0 ? disk->changes + n : 0;
  disk->code = code;
  disk->lasting = lasting;
  disk->has_failed = 0;
}

long faulty_disk_changes(const FaultyDisk *disk) { return disk->changes; }

int faulty_disk_has_failed(const FaultyDisk *disk) { return disk->has_failed; }

void faulty_disk_limit(FaultyDisk *disk, long bytes) { disk->limit = bytes; }

void faulty_disk_cut_power(FaultyDisk *disk) { disk->has_no_power = 1; }

int faulty_disk_admits(FaultyDisk *disk) {
  disk->changes += 1;
  if (disk->has_no_power) return SQLITE_IOERR;
  if (disk->failing == 0 || disk->changes < disk->failing) return SQLITE_OK;
  if (disk->changes > disk->failing && !disk->lasting) return SQLITE_OK;
  disk->has_failed = 1;
  return disk->code;
}

static unsigned char *copy(const void *bytes, int count) {
  unsigned char *copied = malloc(count > 0 ? count : 1);
  if (count > 0) memcpy(copied, bytes, count);
  return copied;
}

void faulty_disk_note(
    FaultyDisk *disk, const char *path, const void *bytes, int count, sqlite3_int64 offset) {
  struct stat status;
  if (stat(path, &status) != 0) return;
  sqlite3_int64 touched = bytes ? count : status.st_size - offset;
  sqlite3_int64 there = status.st_size > offset ? status.st_size - offset : 0;
  Unflushed *change = calloc(1, sizeof *change);
  change->path = strdup(path);
  change->offset = offset;
  change->old_size = status.st_size;
  change->old_count = (int)(touched < there ? touched : there);
  change->old_bytes = copy(NULL, 0);
  if (change->old_count > 0) {
    change->old_bytes = realloc(change->old_bytes, change->old_count);
    int number = open(path, O_RDONLY);
    if (pread(number, change->old_bytes, change->old_count, offset) != change->old_count) abort();
    close(number);
  }
  change->new_count = bytes ? count : -1;
  change->new_bytes = copy(bytes, bytes ? count : 0);
  change->earlier = disk->latest;
  disk->latest = change;
}

static void discard(Unflushed *change) {
  free(change->path);
  free(change->old_bytes);
  free(change->new_bytes);
  free(change);
}

void faulty_disk_flushed(FaultyDisk *disk, const char *path) {
  Unflushed **place = &disk->latest;
  while (*place) {
    Unflushed *change = *place;
    if (strcmp(change->path, path) == 0) {
      *place = change->earlier;
      discard(change);
    } else {
      place = &change->earlier;
    }
  }
}

static void undo(const Unflushed *change) {
  int number = open(change->path, O_RDWR);
  if (number < 0) return;
  if (pwrite(number, change->old_bytes, change->old_count, change->offset) != change->old_count)
    abort();
  if (ftruncate(number, change->old_size) != 0) abort();
  close(number);
}

// Makes a change again: all of it, or the first half of a write in whole sectors.
static void redo(const Unflushed *change, int half) {
  int number = open(change->path, O_RDWR);
  if (number < 0) return;
  if (change->new_count < 0) {
    if (ftruncate(number, change->offset) != 0) abort();
  } else {
    int count = half ? change->new_count / 1024 * 512 : change->new_count;
    if (pwrite(number, change->new_bytes, count, change->offset) != count) abort();
  }
  close(number);
}

void faulty_disk_restore_power(FaultyDisk *disk, unsigned long seed) {
  Unflushed *oldest = NULL;
  while (disk->latest) {  // Back to what was flushed, which turns the list around.
    Unflushed *change = disk->latest;
    undo(change);
    disk->latest = change->earlier;
    change->earlier = oldest;
    oldest = change;
  }
  while (oldest) {
    Unflushed *change = oldest;
    // Knuth's linear congruential generator (MMIX), whose upper bits decide.
    if (seed != 0) seed = seed * 6364136223846793005UL + 1442695040888963407UL;
    unsigned long fate = seed == 0 ? 0 : (seed >> 33) % 3;
    if (fate > 0) redo(change, fate == 2);
    oldest = change->earlier;
    discard(change);
  }
  disk->has_no_power = 0;
}
