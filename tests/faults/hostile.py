"""Text that a terminal would obey or hide, and a reader of what reached one."""

import re
import unicodedata

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
SEQUENCES = (
    *(f"{ESC}]52;c;ZXZpbA=={BEL}", f"{ESC}]52;p;ZXZpbA=={ST}", f"{ESC}]8;;https://evil.example{ST}click{ESC}]8;;{ST}"),
    *(f"{ESC}]0;evil{BEL}", f"{ESC}]2;evil{ST}", f"{ESC}]7;file://evil/{BEL}", f"{ESC}]9;evil{BEL}"),
    *(f"{ESC}]777;notify;evil;evil{BEL}", f"{ESC}]1337;File=name=ZXZpbA==:ZXZpbA=={BEL}", f"{ESC}]4;1;rgb:0/0/0{BEL}"),
    *(f"{ESC}]10;?{BEL}", f"{ESC}]104{BEL}", f"{ESC}Pq#0;2;0;0;0~{ST}", f"{ESC}P+q544e{ST}", f"{ESC}_Gi=1;ZXZp{ST}"),
    *(f"{ESC}^evil{ST}", f"{ESC}Xevil{ST}", f"{ESC}[2J", f"{ESC}[3J", f"{ESC}[1;1H", f"{ESC}[5;35m", f"{ESC}[8m"),
    *(f"{ESC}[?1049h", f"{ESC}[?1000h", f"{ESC}[?2004h", f"{ESC}[?25l", f"{ESC}[6n", f"{ESC}[c", f"{ESC}[21t"),
    *(f"{ESC}[>1u", f"{ESC}[1;1r", f"{ESC}[!p", f"{ESC}[4h", f"{ESC}c", f"{ESC}(0", f"{ESC}#8", f"{ESC}7", f"{ESC}Z"),
    *("\x9b2J", "\x9d52;c;ZXZpbA==\x9c", "\x90q\x9c", "\x85", "\x9f", "\x0e", "\x0f", "\x08\x08\x08", "\x7f", "\x0b"),
    *("\r\x1b[K", "\0", "\x05", "\x1a", "\x07", "\x0c"),
    *("\u202eevil", "\u2066evil\u2069", "\u200e", "\u061c", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u2028", "\u2029"),
    *("\U000e0041\U000e007f", "\u3164", "\ufff9evil\ufffa", "\ue000", "\U0010ffff"),
)  # fmt: skip
MARKUP = (
    *(
        "[/]",
        "[/red]",
        "[red]",
        "[link=https://evil.example]x[/link]",
        "[@click=app.quit]x[/]",
        "[[",
        "]]",
        "\\[",
        "\\",
    ),
    *(
        "[DONE] x",
        "[bold",
        "[on red]",
        "[!]",
        "[]",
        "[$accent]x",
        "[b]x[/b]",
        ":smile:",
        "[reverse]",
        "[[]]",
        "\\[/red]",
    ),
)
WRAPS = ("{}", "a{}b", '"{}"', "[b]{}[/b]", "{} {}", "`{}`", "<{}>", "\n{}\n")
PAYLOADS = tuple(wrap.replace("{}", each) for each in (*SEQUENCES, *MARKUP) for wrap in WRAPS)
"""More than 500; all of them together are shorter than the longest answer."""

_OF_LINES = re.compile(r"\x1b\[[0-9;]*m")
_OF_SCREENS = re.compile(
    r"\x1b\[[0-9;]*[mHKJABCDGrd]|\x1b\[\?(?:1049|25|7|1004|2004|1|12|2026|2048|2031)[hl]|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[>[0-9]+u|\x1b\]22;default\x07|\x1b\[<u|\x1b\[\?u|\x1b\[>[0-9;]*m|\x1b[=>78]|\x1b\(B|\x1b\[c|\x1b\[\?[0-9;]+u|\x1b\[=[0-9;]*u"
)
_BAR = re.compile(r"\x1b\[\?25[lh](?=[\r\n])|\r\x1b\[2K|\x1b\[1A\x1b\[2K|\r\x1b\[1A\x1b\[2K|\x1b\[\?25h")
"""How `grade` draws how far it is."""
_NEVER_OURS = ("\x1b[5;35m", "\x1b[8m")
"""Blinking and hidden: of the form of our colours, and only payloads have them."""
WELCOME = frozenset("\n\r\t")


def obeyed(raw: bytes, *, full_screen: bool = False) -> list[str]:
    """Return what a terminal would obey or hide in these bytes and is not the program's own."""
    text = raw.decode("utf-8", "surrogateescape")
    own = _OF_SCREENS if full_screen else _OF_LINES
    left = own.sub("", _BAR.sub("", text))
    found = [
        f"U+{ord(each):04X} in {left[max(0, at - 20) : at + 30]!r}"
        for at, each in enumerate(left)
        if each not in WELCOME and unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    ]
    return found + [repr(each) for each in _NEVER_OURS if each in text]
