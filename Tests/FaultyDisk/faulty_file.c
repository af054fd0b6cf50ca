// The files of a faulty disk: each passes on to the system's file what the disk admits.
// Not here: what the disk admits (`faulty_disk.c`).
#include "faulty_disk.h"
#include <string.h>

typedef struct {
  sqlite3_file base;
  FaultyDisk *disk;
  const char *path;  // SQLite's, which outlives the file; NULL for a temporary one.
  sqlite3_file *real;  // Right behind this.
} FaultyFile;

#define REAL(file) (((FaultyFile *)(file))->real)
#define PASS(file, method, ...) REAL(file)->pMethods->method(REAL(file), ##__VA_ARGS__)

static int file_close(sqlite3_file *file) { return PASS(file, xClose); }

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  return PASS(file, xRead, bytes, count, offset);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  FaultyFile *own = (FaultyFile *)file;
  int code = faulty_disk_admits(own->disk);
  if (code != SQLITE_OK) return code;
  if (own->disk->limit >= 0 && offset + count > own->disk->limit) return SQLITE_FULL;
  if (own->path) faulty_disk_note(own->disk, own->path, bytes, count, offset);
  return PASS(file, xWrite, bytes, count, offset);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  FaultyFile *own = (FaultyFile *)file;
  int code = faulty_disk_admits(own->disk);
  if (code != SQLITE_OK) return code;
  if (own->path) faulty_disk_note(own->disk, own->path, NULL, 0, size);
  return PASS(file, xTruncate, size);
}

// The system's flush is left out: what counts is that it was asked for.
static int file_sync(sqlite3_file *file, int flags) {
  FaultyFile *own = (FaultyFile *)file;
  (void)flags;
  int code = faulty_disk_admits(own->disk);
  if (code == SQLITE_OK && own->path) faulty_disk_flushed(own->disk, own->path);
  return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return PASS(file, xFileSize, size);
}
static int file_lock(sqlite3_file *file, int lock) { return PASS(file, xLock, lock); }
static int file_unlock(sqlite3_file *file, int lock) { return PASS(file, xUnlock, lock); }
static int file_is_reserved(sqlite3_file *file, int *answer) {
  return PASS(file, xCheckReservedLock, answer);
}
// Hints of the size to come would make the file longer past our count of changes.
static int file_control(sqlite3_file *file, int what, void *argument) {
  if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_NOTFOUND;
  return PASS(file, xFileControl, what, argument);
}
static int file_sector(sqlite3_file *file) { return PASS(file, xSectorSize); }
static int file_traits(sqlite3_file *file) { return PASS(file, xDeviceCharacteristics); }
static int file_map(sqlite3_file *file, int region, int size, int extend, void volatile **at) {
  return PASS(file, xShmMap, region, size, extend, at);
}
static int file_map_lock(sqlite3_file *file, int offset, int count, int flags) {
  return PASS(file, xShmLock, offset, count, flags);
}
static void file_map_barrier(sqlite3_file *file) { PASS(file, xShmBarrier); }
static int file_unmap(sqlite3_file *file, int remove) { return PASS(file, xShmUnmap, remove); }

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_is_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = file_map,
    .xShmLock = file_map_lock,
    .xShmBarrier = file_map_barrier,
    .xShmUnmap = file_unmap,
};

int faulty_file_size(const FaultyDisk *disk) {
  return (int)sizeof(FaultyFile) + disk->system->szOsFile;
}

int faulty_file_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags) {
  FaultyDisk *disk = vfs->pAppData;
  FaultyFile *own = (FaultyFile *)file;
  memset(own, 0, sizeof *own);
  own->disk = disk;
  own->path = path;
  own->real = (sqlite3_file *)(own + 1);
  int code = disk->system->xOpen(disk->system, path, own->real, flags, out_flags);
  if (own->real->pMethods) own->base.pMethods = &methods;
  return code;
}
