/* An ordinary disk: adds FLUSH_MS milliseconds to each flush. Preloaded by registration.py, never part of the program. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void wait_like_a_disk(void) {
    const char* ms = getenv("FLUSH_MS");
    if (ms) usleep((unsigned)atoi(ms) * 1000);
}

int fsync(int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    wait_like_a_disk();
    return real(file);
}

int fdatasync(int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    wait_like_a_disk();
    return real(file);
}
