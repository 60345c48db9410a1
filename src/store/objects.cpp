// The folder of the objects: where each lies, what waits for its fact, and what a crash left behind.
#include "store/objects.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "store/sqlite/directory.hpp"

namespace store {

namespace {

namespace fs = std::filesystem;

std::unexpected<base::Error> failed(const std::string& doing, const fs::path& path) {
    return base::fail(base::ErrorKind::io, doing + ": " + std::strerror(errno), path.string());
}

/// The names in a folder; none if there is no folder.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) names.push_back(entry.path().filename().string());
    return names;
}

/// Reads a whole file in order; false if it is not there.
template <class Take>
base::Result<bool> each_block(const fs::path& path, Take take) {
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0 && errno == ENOENT) return false;
    if (file.number() < 0) return failed("cannot read an object", path);
    base::Bytes block(std::size_t{1} << 18);
    while (true) {
        const ssize_t got = ::read(file.number(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed("cannot read an object", path);
        if (got == 0) return true;
        TRY(take(base::ByteView(block).first(static_cast<std::size_t>(got))));
    }
}

base::Result<> make_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::create_directories(folder, error)) {
        TRY(sync_directory(folder.parent_path()));
        return sync_directory(folder.parent_path().parent_path());
    }
    if (error) return base::fail(base::ErrorKind::io, error.message(), folder.string());
    return {};
}

}  // namespace

fs::path Objects::path_of(const base::Hash& name) const {
    const std::string hex = base::hex(name);
    return directory_ / "objects" / hex.substr(0, 2) / hex.substr(2);
}

base::Result<> Objects::place(const base::Hash& name) const {
    const fs::path from = waiting() / base::hex(name), to = path_of(name);
    TRY(make_folder(to.parent_path()));
    if (::link(from.c_str(), to.c_str()) != 0 && errno != EEXIST) return failed("cannot place an object", to);
    return sync_directory(to.parent_path());
}

void Objects::settle(const base::Hash& name) const {
    std::error_code ignored;  // what stays is settled at the next start
    fs::remove(waiting() / base::hex(name), ignored);
}

void Objects::discard(const base::Hash& name) const {
    (void)remove(name);
    settle(name);
}

base::Result<> Objects::remove(const base::Hash& name) const {
    const fs::path path = path_of(name);
    if (::unlink(path.c_str()) != 0) {
        if (errno == ENOENT) return {};
        return failed("cannot remove an object", path);
    }
    return sync_directory(path.parent_path());
}

std::set<base::Hash> Objects::placed() const {
    std::set<base::Hash> names;
    base::Hash name{};
    for (const std::string& folder : names_in(directory_ / "objects")) {
        for (const std::string& rest : names_in(directory_ / "objects" / folder)) {
            if (base::parse_hex(folder + rest, name)) names.insert(name);
        }
    }
    // After the objects, never before: what is placed and waits no more has its fact by now.
    for (const std::string& text : names_in(waiting())) {
        if (base::parse_hex(text, name)) names.erase(name);
    }
    return names;
}

base::Result<bool> Objects::is_sound(const base::Hash& name) const {
    core::Sha256 hash;
    const bool is_there = TRY(each_block(path_of(name), [&](base::ByteView block) -> base::Result<> {
        hash.add(block);
        return {};
    }));
    return is_there && hash.finish() == name;
}

base::Result<bool> Objects::copy_from(const Objects& other, const base::Hash& name) const {
    const fs::path to = path_of(name);
    TRY(make_folder(to.parent_path()));
    const fs::path unfinished = to.string() + ".part";
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    core::Sha256 hash;
    bool is_sound = false;
    {
        const OpenFile file(::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
        if (file.number() < 0) return failed("cannot copy an object", unfinished);
        const auto copied = each_block(other.path_of(name), [&](base::ByteView block) -> base::Result<> {
            hash.add(block);
            while (!block.empty()) {
                const ssize_t written = ::write(file.number(), block.data(), block.size());
                if (written <= 0) return failed("cannot copy an object", unfinished);
                block = block.subspan(static_cast<std::size_t>(written));
            }
            return {};
        });
        if (!copied) {
            fs::remove(unfinished, ignored);
            return std::unexpected(copied.error());
        }
        is_sound = *copied && hash.finish() == name;
        if (is_sound && ::fsync(file.number()) != 0) return failed("cannot make a copy durable", unfinished);
    }
    if (!is_sound) {
        fs::remove(unfinished, ignored);
        return false;
    }
    if (::rename(unfinished.c_str(), to.c_str()) != 0) return failed("cannot name a copy", to);
    TRY(sync_directory(to.parent_path()));
    return true;
}

base::Result<> Objects::recover(const std::function<base::Result<bool>(const base::Hash&)>& is_known) const {
    for (const std::string& text : names_in(waiting())) {
        base::Hash name{};
        if (!base::parse_hex(text, name)) {
            std::error_code ignored;
            fs::remove(waiting() / text, ignored);
        } else if (TRY(is_known(name))) {
            settle(name);
        } else {
            discard(name);
        }
    }
    return {};
}

}  // namespace store
