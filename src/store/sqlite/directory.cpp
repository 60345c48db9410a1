#include "store/sqlite/directory.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>

namespace store {

Settings completed(Settings settings) {
    if (settings.master_key.empty()) settings.master_key = settings.directory / "master.key";
    if (!settings.now) {
        settings.now = [] {
            const auto since = std::chrono::system_clock::now().time_since_epoch();
            return base::Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
        };
    }
    return settings;
}

base::Result<LeaderLock> LeaderLock::take(const std::filesystem::path& directory) {
    const auto path = directory / "leader.lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        const auto kind = errno == ENOENT ? base::ErrorKind::not_found : base::ErrorKind::io;
        return base::fail(kind, std::string("cannot open the store's lock: ") + std::strerror(errno), path.string(),
                          "make a store with `huiying init`, or name its directory");
    }
    LeaderLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        return base::fail(base::ErrorKind::unavailable, "another process leads this store", path.string(),
                          "stop it, or let it do the work: commands go through its socket");
    }
    return lock;
}

LeaderLock::~LeaderLock() {
    if (file_ >= 0) ::close(file_);
}

base::Result<> sync_directory(const std::filesystem::path& directory) {
    const int file = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_durable = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!is_durable) return base::fail(base::ErrorKind::io, "cannot sync the directory", directory.string());
    return {};
}

}  // namespace store
