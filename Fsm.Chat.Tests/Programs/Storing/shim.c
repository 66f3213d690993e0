// Stands between SQLite and the system: writes down what is written, cut and synced in FSMCHAT_SHIM_LOG, and lets the sync number FSMCHAT_SHIM_FAIL fail.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, CUT = 2, SYNC = 3 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1, syncs, failing = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

// 1: the database, 2: its log, 3: what was acknowledged; 0 for everything else.
static int kind(int fd)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    static const char *const endings[] = { "fsmchat.db", "fsmchat.db-wal", "acknowledged" };
    for (int i = 0; i < 3; i++) {
        size_t ending = strlen(endings[i]);
        if ((size_t)length >= ending && strcmp(path + length - ending, endings[i]) == 0)
            return i + 1;
    }
    return 0;
}

static void note(int what, int of, int64_t offset, int64_t length, const void *data)
{
    int64_t head[4] = { what, of, offset, length };
    ssize_t (*put)(int, const void *, size_t) = real("write");
    if (out < 0 && getenv("FSMCHAT_SHIM_LOG"))
        out = ((int (*)(const char *, int, ...))real("open"))(getenv("FSMCHAT_SHIM_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (out < 0)
        return;
    if (put(out, head, sizeof head) < 0 || (data && put(out, data, length) < 0))
        abort();
}

static ssize_t write_at(const char *name, int fd, const void *data, size_t length, off_t offset)
{
    ssize_t (*put)(int, const void *, size_t, off_t) = real(name);
    int of = kind(fd);
    if (!of)
        return put(fd, data, length, offset);
    pthread_mutex_lock(&lock);
    ssize_t done = put(fd, data, length, offset);
    if (done > 0)
        note(WRITE, of, offset, done, data);
    pthread_mutex_unlock(&lock);
    return done;
}

static int cut(const char *name, int fd, off_t length)
{
    int (*put)(int, off_t) = real(name);
    int of = kind(fd);
    pthread_mutex_lock(&lock);
    int done = put(fd, length);
    if (of && done == 0)
        note(CUT, of, length, 0, NULL);
    pthread_mutex_unlock(&lock);
    return done;
}

static int sync_file(const char *name, int fd)
{
    int (*put)(int) = real(name);
    int of = kind(fd);
    if (of != 1 && of != 2)
        return put(fd);
    pthread_mutex_lock(&lock);
    if (failing < 0)
        failing = getenv("FSMCHAT_SHIM_FAIL") ? atoi(getenv("FSMCHAT_SHIM_FAIL")) : 0;
    int done;
    if (of == 2 && ++syncs == failing) {
        errno = EIO;
        done = -1;
    } else {
        done = put(fd);
        note(SYNC, of, 0, 0, NULL);
    }
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_at("pwrite", fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) { return write_at("pwrite64", fd, data, length, offset); }
int ftruncate(int fd, off_t length) { return cut("ftruncate", fd, length); }
int ftruncate64(int fd, off_t length) { return cut("ftruncate64", fd, length); }
int fsync(int fd) { return sync_file("fsync", fd); }
int fdatasync(int fd) { return sync_file("fdatasync", fd); }
