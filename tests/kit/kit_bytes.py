"""Bytes of a recompute kit: zip, notes, leaves, tree, bodies. From docs/formats/kit.md and ledger.md alone."""
import hashlib
import re
import struct
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from verify_ledger import Refused as LedgerRefused, open_checkpoint, sha256, unbase64, verify_ed25519  # noqa: E402

PART_LEAVES, LEAVES_MAX, BODY_MAX = 16_384, 1_000_000_000, 4 << 20
PART_BYTES_MAX, TEXT_BYTES_MAX, KIT_BYTES_MAX, FILES_MAX = 256 << 20, 16 << 20, 64 << 30, 100_000
REASONS = ("persons", "access", "posts", "files", "accusations", "turned", "other")
UNSET = -2**31
LAST_KIND = 84


class Refused(Exception):
    """Why a kit is refused: a ground and what was found."""

    def __init__(self, ground, what):
        super().__init__(f"{ground}: {what}")
        self.ground = ground


def want(condition, ground, what):
    if not condition:
        raise Refused(ground, what)


def decimal(text, ground, highest=2**63 - 1):
    want(re.fullmatch(r"0|[1-9][0-9]{0,18}", text) and int(text) <= highest, ground, f"no decimal number: {text!r}")
    return int(text)


# ── zip ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
class Archive:
    def __init__(self, path):
        try:
            self.zip = zipfile.ZipFile(path)
            entries = self.zip.infolist()
        except (OSError, ValueError, zipfile.BadZipFile, struct.error, NotImplementedError) as error:
            raise Refused("unreadable", f"no sound zip file: {error}") from error
        want(len(entries) <= FILES_MAX, "files", "more files than a kit may have")
        self.entries = {}
        for entry in entries:
            parts = entry.filename.split("/")
            named = re.fullmatch(r"[a-z0-9._/-]{1,120}", entry.filename)
            want(named and all(p and not p.startswith(".") for p in parts), "files", "a name that no kit has")
            want(entry.compress_type in (0, 8) and not entry.flag_bits & 1, "files", f"{entry.filename}: packed otherwise")
            want(entry.file_size <= PART_BYTES_MAX, "files", f"{entry.filename}: too large")
            want(entry.filename not in self.entries, "files", f"{entry.filename} stands twice")
            self.entries[entry.filename] = entry
        want(sum(e.file_size for e in entries) <= KIT_BYTES_MAX, "files", "the kit is too large")

    def read(self, path, limit):
        want(path in self.entries, "files", f"the kit lacks {path}")
        entry = self.entries[path]
        want(entry.file_size <= limit, "files", f"{path} is too large")
        try:
            with self.zip.open(entry) as file:
                data = file.read(limit + 1)
        except Exception as error:  # a stranger's zip may break zipfile in any way
            raise Refused("unreadable", f"{path}: {error}") from error
        want(len(data) == entry.file_size, "unreadable", f"{path} is not as long as it says")
        return data


# ── notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def parse_key(text):
    word = text.split("\n", 1)[0]
    want(word + "\n" == text and word.count("+") >= 2, "key", "key.txt holds no public key")
    name, key_id, rest = word.split("+", 2)
    try:
        typed = unbase64(rest, 33)
    except LedgerRefused as error:
        raise Refused("key", str(error)) from error
    want(re.fullmatch(r"[!-~]{1,120}", name) and typed[0] == 1, "key", "not an Ed25519 key")
    want(sha256(name.encode() + b"\n" + typed)[:4].hex() == key_id, "key", "the key's id does not belong to it")
    return word, name, key_id, typed[1:]


def open_note(note, key, ground="signature"):
    """The text, if the key signed it."""
    _, name, key_id, public = key
    want(len(note.encode()) <= 65_536, ground, "longer than a note may be")
    text, blank, signatures = note.rpartition("\n\n")
    want(blank and signatures.endswith("\n"), ground, "no signatures")
    is_signed = False
    for line in signatures[:-1].split("\n"):
        parts = line.split(" ")
        want(len(parts) == 3 and parts[0] == "\u2014" and parts[1] and "+" not in parts[1], ground, "no line of a signature")
        try:
            data = unbase64(parts[2])
            want(len(data) >= 5, ground, "no signature")
            if parts[1] == name and data[:4].hex() == key_id:
                want(len(data) == 68, ground, "this key signs with 64 bytes")
                verify_ed25519(public, (text + "\n").encode(), data[4:])
                is_signed = True
        except LedgerRefused as error:
            raise Refused(ground, str(error)) from error
    want(is_signed, ground, "not signed with this key")
    return text + "\n"


def checkpoint_of(note, key, ground="signature"):
    text = open_note(note, key, ground)
    lines = text.split("\n")
    want(len(lines) == 7 and lines[0] == key[1], ground, "no checkpoint of this log")
    want(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+08:00", lines[5].removeprefix("time ")), ground, "no time")
    try:
        root, law = unbase64(lines[2], 32), unbase64(lines[4].removeprefix("law "), 32)
        open_checkpoint(note, key[0])
    except (LedgerRefused, ValueError) as error:
        raise Refused(ground, str(error)) from error
    return {"size": decimal(lines[1], ground, 2**64 - 1), "root": root, "law": law,
            "epoch": decimal(lines[3].removeprefix("epoch "), ground, 2**32 - 1)}


# ── leaves ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def reason_of(subject_kind, kind, accusation, has_evaluation=False):
    """Why a leaf may be closed; None: it must be open."""
    if subject_kind == 7 and has_evaluation:
        return None
    if subject_kind == 3:
        return "persons"
    if subject_kind == 5:
        return "access"
    if subject_kind == 4:
        return "posts" if kind in (29, 30, 49) else None
    if subject_kind == 2:
        return "accusations" if accusation else "turned"
    if subject_kind == 1:
        return "accusations" if accusation else "files" if kind in (59, 60, 77) else None
    return None if subject_kind in (0, 6) else "other"


def leaves_of(part, first, count):
    """Header, the 81 bytes, and salt and body where it is open."""
    at, seq = 0, first
    while at < len(part):
        want(seq < first + count, "leaf", "more leaves than were signed")
        want(len(part) - at >= 82 and part[at] <= 1, "leaf", f"leaf {seq}: cut off, or neither open nor closed")
        leaf, is_open, at = part[at + 1:at + 82], part[at] == 1, at + 82
        algorithm, number, kind, subject_kind, day, accusation = struct.unpack(">BQHBiB", leaf[:17])
        want(algorithm == 1 and accusation <= 1, "leaf", f"leaf {seq}: no leaf")
        want(number == seq, "leaf", f"the leaf of fact {number} stands at {seq}")
        salt = body = None
        if is_open:
            want(len(part) - at >= 20, "leaf", f"leaf {seq}: cut off")
            salt, length = part[at:at + 16], int.from_bytes(part[at + 16:at + 20], "big")
            want(length <= BODY_MAX and len(part) - at - 20 >= length, "leaf", f"leaf {seq}: its body is cut off or too large")
            body, at = part[at + 20:at + 20 + length], at + 20 + length
        yield (seq, kind, subject_kind, day, accusation), leaf, salt, body
        seq += 1
    want(seq == first + count, "leaf", "fewer leaves than were signed")


def root_of(hashes):
    """RFC 6962: perfect subtrees on a stack, joined from the right at the end."""
    stack = []
    for number, value in enumerate(hashes, start=1):
        while not number & 1:
            value = sha256(b"\x01" + stack.pop() + value)
            number >>= 1
        stack.append(value)
    if not stack:
        return sha256(b"")
    value = stack.pop()
    while stack:
        value = sha256(b"\x01" + stack.pop() + value)
    return value


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────
class Body:
    def __init__(self, data, place):
        self.data, self.at, self.place = data, 0, place

    def fail(self):
        raise Refused("fact", f"{self.place}: the body does not decode")

    def raw(self, count):
        if count > len(self.data) - self.at:
            self.fail()
        self.at += count
        return self.data[self.at - count:self.at]

    def u8(self):
        return self.raw(1)[0]

    def n(self, highest=2**64 - 1):
        value = shift = 0
        while True:
            byte = self.u8()
            value |= (byte & 0x7f) << shift
            if byte < 0x80:
                if (byte == 0 and shift) or value > highest:
                    self.fail()
                return value
            shift += 7
            if shift > 63:
                self.fail()

    def int(self):
        value = self.n()
        return (value >> 1) ^ -(value & 1)

    def n32(self):
        return self.n(2**32 - 1)

    def day(self):
        value = self.n()
        number = (value >> 1) ^ -(value & 1)
        if not UNSET <= number < 2**31:
            self.fail()
        return None if number == UNSET else number

    def yes(self):
        value = self.u8()
        if value > 1:
            self.fail()
        return value == 1

    def id(self):
        if not self.yes():
            return None
        value = self.raw(16)
        if not any(value):
            self.fail()
        return value

    def bytes(self):
        return self.raw(self.n(1 << 24))

    def text(self):
        return self.raw(self.n(1 << 20)).decode("utf-8", "surrogateescape")
