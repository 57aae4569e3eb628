/* Makes one of the system calls that write fail, or ends the process there.
 *
 * ARCHIVE_FAULTS names a file of three 64-bit numbers, which all processes share: how many such calls
 * there were, and at which of them the fault comes (0: at none); then that of an error, or 0: all
 * processes of the group are killed then, before the call. Of writes only those to files count, and
 * nothing that leads to a device.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static struct { _Atomic long calls, at, fault; } *shared;

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("ARCHIVE_FAULTS");
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  if (!name) return;
  int file = real(name, O_RDWR);
  if (file < 0) return;
  void *place = mmap(0, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (place != MAP_FAILED) shared = place;
  close(file);
}

/* Whether the fault is to come now. */
static int fails(void) {
  if (!shared || ++shared->calls != shared->at || !shared->at) return 0;
  if (!shared->fault) {
    kill(0, SIGKILL);
    for (;;) pause();
  }
  errno = shared->fault;
  return 1;
}

static int is_file(int file) {
  struct stat status;
  int before = errno, known = !fstat(file, &status);
  errno = before;
  return known && S_ISREG(status.st_mode);
}

static int writes(const char *path, int flags) {
  return (flags & O_ACCMODE) != O_RDONLY && strncmp(path, "/dev/", 5);
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = dlsym(RTLD_NEXT, name)

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
    REAL(int, #name, const char *, int, ...); \
    return writes(path, flags) && fails() ? -1 : real(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
    REAL(int, #name, int, const char *, int, ...); \
    return writes(path, flags) && fails() ? -1 : real(folder, path, flags, mode); \
  }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int file, const void *data, size_t size) {
  REAL(ssize_t, "write", int, const void *, size_t);
  return is_file(file) && fails() ? -1 : real(file, data, size);
}

ssize_t writev(int file, const struct iovec *data, int count) {
  REAL(ssize_t, "writev", int, const struct iovec *, int);
  return is_file(file) && fails() ? -1 : real(file, data, count);
}

#define CALL(name, taken, given) \
  int name taken { \
    static int (*real) taken; \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    return fails() ? -1 : real given; \
  }
CALL(rename, (const char *a, const char *b), (a, b))
CALL(renameat, (int f, const char *a, int g, const char *b), (f, a, g, b))
CALL(link, (const char *a, const char *b), (a, b))
CALL(linkat, (int f, const char *a, int g, const char *b, int flags), (f, a, g, b, flags))
CALL(symlink, (const char *a, const char *b), (a, b))
CALL(unlink, (const char *a), (a))
CALL(unlinkat, (int f, const char *a, int flags), (f, a, flags))
CALL(mkdir, (const char *a, mode_t mode), (a, mode))
CALL(mkdirat, (int f, const char *a, mode_t mode), (f, a, mode))
CALL(rmdir, (const char *a), (a))
CALL(fsync, (int f), (f))
CALL(fdatasync, (int f), (f))
CALL(ftruncate, (int f, off_t size), (f, size))
CALL(ftruncate64, (int f, off64_t size), (f, size))
CALL(chmod, (const char *a, mode_t mode), (a, mode))
CALL(fchmod, (int f, mode_t mode), (f, mode))
