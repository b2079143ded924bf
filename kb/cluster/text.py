"""Bytes to text: encodings, line ends, and the few shapes that can be told before anything is parsed.

Line numbers of the result are those of the file. Nothing is parsed here.
"""

from __future__ import annotations

import html
import re
import textwrap

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
MAX_BINARY = 0.1
ESCAPED = re.compile(r"&(?:quot|#34|#39|apos|lt|gt|amp);")
NUMBERED = re.compile(r"[ \t]*(\d{1,6})[:|.)]?(?:[ \t](.*))?\Z")
COLOUR = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
RUN_TOGETHER = re.compile(r"[\w./-]*?cilium-agent(?:--|\x00)")
CIPHERTEXT = (
    ("$ANSIBLE_VAULT;", "Ansible Vault"),
    ("-----BEGIN PGP MESSAGE-----", "PGP"),
    ("-----BEGIN AGE ENCRYPTED FILE-----", "age"),
    ("age-encryption.org/v1", "age"),
    ("Salted__", "OpenSSL"),
    ("U2FsdGVkX1", "OpenSSL"),
    ("\x00GITCRYPT\x00", "git-crypt"),
)


def decode(data: bytes) -> str:
    """Bytes as text: byte order marks, UTF-16, CR LF and colours are dealt with.

    Bytes that fit nowhere are replaced.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return clean(data[len(mark) :].decode(encoding, "replace"))
    return clean(data.decode("utf-8", "replace"))


def clean(text: str) -> str:
    """One kind of line end, no colours, no control characters (NUL is kept: it separates arguments)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x1b" in text:
        text = COLOUR.sub("", text)
    if not text.isprintable() and UNPRINTABLE.search(text):
        text = UNPRINTABLE.sub(lambda m: "\x00" if m.group() == "\x00" else " ", text)
    if "&quot;" in text:
        text = ESCAPED.sub(lambda match: html.unescape(match.group()), text)
    return text.replace("\x85", "\n") if "\x85" in text else text


def binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding that `decode` knows; arguments separated by NUL are text."""
    head = data[:8192]
    if any(head.startswith(mark) for mark, _ in BOMS):
        return False
    odd = sum(1 for byte in head if byte < 32 and byte not in (0, 9, 10, 12, 13, 27))
    text = head.decode("utf-8", "replace")
    replaced = text[:-3].count("\ufffd")
    return (odd + replaced) > MAX_BINARY * len(head)


def arguments(text: str) -> list[str] | None:
    """The arguments of a process as the kernel shows them, or None for other text.

    The kernel ends each with NUL; viewers that drop the NULs leave the arguments run together.
    """
    if RUN_TOGETHER.match(text) and not re.search(r"\s", text.strip("\x00 \n")):
        return [part for part in re.split(r"\x00+|(?<!^)(?=--[a-z])", text.strip("\x00 \n")) if part]
    if "\x00" not in text:
        return None
    parts = [part for part in text.strip("\x00\n ").split("\x00") if part]
    return parts if len(parts) > 1 and any(part.startswith("-") for part in parts) else None


def ciphertext(text: str) -> str:
    """By what a whole file is encrypted, or an empty string."""
    head = text[:400].lstrip()
    return next((name for mark, name in CIPHERTEXT if head.startswith(mark)), "")


def uncomment(text: str) -> str | None:
    """A text whose every line is commented or quoted, without the marks; None for any other text."""
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    if len(full) < 2 or not all(line.lstrip().startswith(("#", "//", ">")) for line in full):
        return None
    return "\n".join(re.sub(r"^(\s*)(?:#+|//+|>+) ?", r"\1", line) for line in lines)


def newer(text: str) -> str:
    """What a diff leaves behind: lines taken away, and the diff's own, are blank."""
    kept = []
    for line in text.split("\n"):
        own = line.startswith(("-", "+++ ", "@@", "diff --git ", "index ", "\\"))
        kept.append("" if own else line[1:] if line.startswith("+") else line.removeprefix(" "))
    return "\n".join(kept)


def unnumbered(text: str) -> str | None:
    """A listing without the numbers of its lines; None for a text whose lines are not numbered in turn."""
    lines = text.split("\n")
    kept: list[str] = []
    last = -1
    for line in lines:
        match = NUMBERED.match(line) if line.strip() else None
        if line.strip() and (match is None or (last >= 0 and int(match.group(1)) != last + 1)):
            return None
        if match:
            last = int(match.group(1))
        kept.append((match.group(2) or "") if match else "")
    return textwrap.dedent("\n".join(kept)) if last >= 0 and len(lines) > 1 else None
