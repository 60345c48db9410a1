#!/usr/bin/env python3
"""Verifies a receipt with nothing but Python's standard library, from docs/formats/ledger.md alone.

    verify_ledger.py RECEIPT KEYFILE             exit 0 verified, 1 not, 2 bad usage
    verify_ledger.py --tamper RECEIPT KEYFILE    changes every line in turn and wants each change found

It shares no code with Huiying on purpose: if both agree, the page is enough to write a verifier from.
"""
import base64
import datetime
import hashlib
import struct
import sys


class Refused(Exception):
    pass


def want(condition, what):
    if not condition:
        raise Refused(what)


def sha256(data):
    return hashlib.sha256(data).digest()


def unbase64(text, size=None):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Refused(f"not base64: {text!r}") from error
    want(base64.b64encode(data).decode() == text, f"not the one base64 form: {text!r}")
    want(size is None or len(data) == size, f"{size} bytes are wanted: {text!r}")
    return data


# Ed25519 (RFC 8032 section 5.1), in plain integers. Slow and easy to check; it verifies, so it has no secrets to leak.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    x, y, z, t = f - e, h - g, h + g, f + e
    return (x * y % P, z * t % P, y * z % P, x * t % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    want(y < P, "not a point")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    want((x * x - square) % P == 0 and not (x == 0 and sign), "not a point")
    x = x if x & 1 == sign else P - x
    return (x, y, 1, x * y % P)


BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def verify_ed25519(key, message, signature):
    r, s = decompress(signature[:32]), int.from_bytes(signature[32:], "little")
    want(s < L, "the signature is not in range")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = multiply(s, BASE), add(r, multiply(h, decompress(key)))
    want((left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0,
         "the signature does not fit the checkpoint")


def open_checkpoint(note, vkey):
    name, key_id, rest = vkey.strip().split("+", 2)
    typed = unbase64(rest, 33)
    want(typed[0] == 1, "not an Ed25519 key")
    want(sha256(name.encode() + b"\n" + typed)[:4].hex() == key_id, "the key's id does not belong to it")
    text, blank, signatures = note.rpartition("\n\n")
    want(blank, "no signatures")
    text += "\n"
    is_signed = False
    for line in signatures.splitlines():
        dash, signer, data = line.split(" ")
        data = unbase64(data)
        want(dash == "\u2014", "not a line of a signature")
        if signer == name and data[:4].hex() == key_id:
            verify_ed25519(typed[1:], text.encode(), data[4:])
            is_signed = True
    want(is_signed, "not signed with this key")
    origin, size, root, epoch, law, time = text.splitlines()
    want(origin == name, "the key signs for another log")
    return {"size": decimal(size), "root": unbase64(root, 32), "epoch": epoch, "law": law, "time": time}


def root_from(leaf, index, size, proof):
    """The root that the leaf and its proof lead to: RFC 9162 section 2.1.3.2."""
    want(index < size, "no such place in this tree")
    at, last, value = index, size - 1, leaf
    for sibling in proof:
        want(last > 0, "the proof is too long")
        if at & 1 or at == last:
            value = sha256(b"\x01" + sibling + value)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            value = sha256(b"\x01" + value + sibling)
        at, last = at >> 1, last >> 1
    want(last == 0, "the proof is too short")
    return value


def decimal(text):
    want(text.isascii() and text.isdigit() and str(int(text)) == text, f"not a decimal number: {text!r}")
    return int(text)


def field(lines, word):
    name, _, value = lines.pop(0).partition(" ")
    want(name == word, f"{word} is wanted, not {name!r}")
    return value


def verify(receipt, vkey):
    """Returns what the receipt shows, or raises Refused."""
    head, proof, note = receipt.split("\n\n", 2)
    lines = head.split("\n")
    want(lines.pop(0) == "huiying receipt 1", "not a receipt")
    number, seq = field(lines, "number"), decimal(field(lines, "seq"))
    kind, subject = decimal(field(lines, "kind")), decimal(field(lines, "subject"))
    day = datetime.date.fromisoformat(field(lines, "day"))
    accusation = field(lines, "accusation")
    want(accusation in ("yes", "no"), "accusation is yes or no")
    open_hash, sealed_hash = unbase64(field(lines, "open"), 32), unbase64(field(lines, "sealed"), 32)
    if lines:
        salt, body = unbase64(field(lines, "salt"), 16), unbase64(field(lines, "body"))
        want(sha256(b"\x02" + salt + body) == open_hash, "the open body is not the one the leaf commits to")
    want(not lines, "more lines than a receipt has")
    leaf = struct.pack(">BQHBiB", 1, seq, kind, subject, (day - datetime.date(1970, 1, 1)).days, accusation == "yes")
    leaf_hash = sha256(b"\x00" + leaf + open_hash + sealed_hash)

    lines = proof.split("\n")
    want(lines.pop(0) == "c2sp.org/tlog-proof@v1", "not a proof")
    index = decimal(field(lines, "index"))
    checkpoint = open_checkpoint(note, vkey)
    root = root_from(leaf_hash, index, checkpoint["size"], [unbase64(line, 32) for line in lines])
    want(root == checkpoint["root"], "the leaf is not in the signed tree at this place")
    return (f"{number}: fact {seq} of {day} is leaf {index} of {checkpoint['size']} "
            f"({checkpoint['epoch']}, {checkpoint['time']})")


def refusal(receipt, vkey):
    """Why it is refused, or None if it is verified."""
    try:
        verify(receipt, vkey)
        return None
    except (Refused, ValueError, IndexError, struct.error) as error:
        return str(error) or type(error).__name__


def tamper(receipt, vkey):
    """Line by line: one letter changed. Each change must be found, but for the number: that stands in the open body."""
    lines = receipt.split("\n")
    for i, line in enumerate(lines[:-1]):
        if line.startswith("number "):
            continue
        # The last letter before any '=' of padding, so that it is a change of meaning and not of form.
        at = max(len(line.rstrip("=")) - 1, 0)
        other = "1" if line[at:at + 1] == "0" else "0"
        changed = lines[:i] + [line[:at] + other + line[at + 1:]] + lines[i + 1:]
        if refusal("\n".join(changed), vkey) is None:
            print(f"line {i + 1} was changed and nobody saw it: {line}", file=sys.stderr)
            return 1
    print("every changed line was found")
    return 0


def main(arguments):
    is_tamper = arguments[:1] == ["--tamper"]
    files = arguments[1:] if is_tamper else arguments
    if len(files) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    receipt, vkey = (open(name, encoding="utf-8", newline="").read() for name in files)
    reason = refusal(receipt, vkey)
    if reason is not None:
        print(f"{files[0]}: {reason}", file=sys.stderr)
        return 1
    print(verify(receipt, vkey))
    return tamper(receipt, vkey) if is_tamper else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
